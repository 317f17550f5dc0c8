//! The journeys that must succeed in every engine. Each is one function in a file beside this one, written once; a
//! journey that this table does not name is dead code, which the lints refuse.

mod access;
mod actors;
mod analysing;
mod breaking;
mod documents;
mod faults;
mod filters;
mod first_load;
mod growth;
mod keyboard;
mod links;
mod long;
mod opening;
mod plain;
mod reading;
mod sharing;

use std::path::PathBuf;
use std::process::ExitCode;

use assay_journeys::engine::Engine;
use assay_journeys::journeys;
use assay_journeys::run::run;

fn main() -> ExitCode {
    let everywhere = journeys![in &Engine::ALL;
        reading::first_visit,
        reading::the_article_is_the_dossiers_text,
        reading::overlapping_claims_are_each_reached,
        reading::a_card_shows_its_words,
        reading::hover_lights_mark_and_card_together,
        reading::relations_lead_to_the_other_claim,
        reading::a_deep_link_rests_on_its_words_on_a_phone,
        reading::a_deep_link_rests_on_its_words,
        reading::a_tap_on_words_shows_the_head_of_the_card,
        reading::a_tap_counts_after_a_drag,
        reading::kinds_differ_by_their_line,
        reading::what_a_claim_is_stands_on_a_line,
        reading::thousands_stand_on_a_line,
        filters::a_filter_shows_everywhere,
        filters::a_value_can_be_kept_out,
        filters::filters_combine,
        filters::all_of_them_or_any,
        filters::a_search_finds,
        filters::chips_go_one_by_one_and_keep_the_focus,
        filters::a_filter_never_scrolls,
        filters::the_order_can_be_chosen,
        links::reload_and_a_fresh_profile_restore_the_view,
        links::back_and_forward_replay_choices,
        links::typing_adds_no_history,
        links::back_undoes_a_selection,
        links::links_by_hand_show_what_they_say,
        links::unknown_parts_of_a_link_are_named,
        actors::every_count_leads_to_its_claims,
        actors::every_bar_leads_to_its_claims,
        actors::from_an_edge_to_its_sentences_and_back,
        actors::a_pair_survives_reload_and_back,
        actors::actors_by_keyboard,
        actors::parts_fold_under_their_whole,
        actors::actors_are_filtered_by_kind_and_name,
        actors::an_actor_lights_its_mentions,
        actors::pictures_on_a_phone,
        actors::the_network_can_be_handled,
        actors::a_chart_is_copied,
        links::the_skip_link_leaves_the_view_alone,
        keyboard::from_text_to_card_and_back,
        keyboard::next_and_previous_go_through_the_filter,
        keyboard::brackets_go_through_overlaps,
        keyboard::keys_lead_and_are_letters_while_typing,
        keyboard::keys_lead_into_a_sheet_that_is_down,
        keyboard::enter_acts_while_words_are_selected,
        keyboard::facets_and_their_buttons_take_enter,
        keyboard::single_keys_switched_off_stay_off,
        sharing::a_view_is_copied,
        sharing::a_claim_is_copied,
        sharing::without_a_clipboard_the_words_are_shown,
        opening::the_original_is_opened_from_a_file,
        opening::the_original_is_opened_by_pasting,
        opening::the_original_is_opened_by_dropping,
        opening::the_dialog_waits_for_words,
        opening::what_is_dropped_is_one_file,
        opening::a_dossier_is_opened_from_a_file,
        opening::a_dossier_called_a_text_is_a_dossier,
        opening::a_changed_copy_of_the_article_is_itself,
        opening::another_article_begins_at_its_top,
        opening::what_is_opened_slowly_is_told_at_once,
        opening::what_is_typed_early_is_done_to_the_links_view,
        opening::a_file_that_fails_early_does_not_stop_the_article,
        opening::another_host_is_asked_only_on_a_click,
        opening::another_host_may_refuse,
        opening::a_fetch_that_failed_is_tried_again,
        analysing::a_pasted_text_gets_its_claims,
        analysing::the_analysis_can_be_cancelled,
        analysing::what_is_no_text_is_named,
        analysing::a_text_without_claims_says_so_once,
        analysing::files_are_read_as_they_are_written,
        analysing::a_link_to_a_text_finds_its_claims,
        analysing::a_worker_that_fails_is_told,
        analysing::no_threads_are_needed,
        documents::a_word_document_is_read,
        documents::pages_are_read_as_the_command_reads_them,
        documents::faulty_documents_are_named,
        long::a_long_text_is_read_while_the_page_scrolls,
        long::more_claims_come_without_moving_anything,
        long::a_long_text_is_stopped_and_gone_on_with,
        long::a_first_part_may_be_very_small,
        long::a_link_waits_for_its_claim,
        long::a_program_that_breaks_off_is_started_anew,
        long::steps_leave_the_work_alone,
        faults::a_file_that_is_no_dossier_is_named,
        faults::a_chosen_file_that_is_no_dossier_is_named,
        faults::faults_are_told_and_the_rest_is_shown,
        faults::notices_are_left_alone_and_pass_on_the_focus,
        faults::html_is_shown_as_text,
        breaking::storage_may_be_refused,
        breaking::storage_may_be_full,
        breaking::a_panic_is_told_and_the_article_stays,
        breaking::an_error_is_told_and_the_article_stays,
        breaking::a_host_may_lack_a_file,
        plain::the_page_is_whole_without_its_program,
        plain::nothing_moves_as_the_program_takes_over,
    ];
    // The window of the third cannot be as narrow.
    let in_narrow_windows = journeys![in &[Engine::Chromium, Engine::Firefox];
        access::zoom_needs_no_sideways_scrolling,
    ];
    // What is measured or emulated by means that only this engine's driver has.
    let in_chromium = journeys![in &[Engine::Chromium];
        sharing::the_browsers_clipboard_has_the_link,
        plain::the_page_reads_without_script,
        plain::the_layout_does_not_shift,
        plain::print_has_numbered_notes,
        actors::pictures_in_print,
        access::axe_finds_nothing_light,
        access::axe_finds_nothing_dark,
        access::axe_finds_nothing_in_pictures_light,
        access::axe_finds_nothing_in_pictures_dark,
        access::forced_colours_keep_the_differences,
        access::large_letters_need_no_sideways_scrolling,
        access::nothing_glides_where_motion_is_reduced,
        growth::nothing_grows_over_200_filter_changes,
        first_load::first_load_is_within_budget,
        first_load::the_analyser_is_within_budget,
    ];
    // The author's own text is not the project's to ship. Every way of opening a text is tested above with another one;
    // where the author's is at hand the shipped claims are tried on it too.
    let on_the_original = match opening::original() {
        Some(_) => journeys![in &[Engine::Firefox]; opening::the_shipped_claims_settle_on_the_original],
        None => {
            eprintln!("the author's text is not here (ASSAY_ORIGINAL names no file): one journey less");
            Vec::new()
        }
    };
    let all =
        everywhere.into_iter().chain(in_narrow_windows).chain(in_chromium).chain(on_the_original).collect();
    run(PathBuf::from(env!("CARGO_TARGET_TMPDIR")), all)
}
