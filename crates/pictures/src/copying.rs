//! Copying what stands in a section: as text, as SVG, as PNG. What the clipboard does not take is given as a
//! file.

use assay_markup::{Command, Mark, Picture, Stage, pairs_as_text, section_as_text};
use assay_query::{chart::FORMS, describe};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, Path2d};

use crate::browser::dom;
use crate::pictures::network;
use crate::reader::Reader;
use crate::share;

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(of: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Copies the section that a button stands in.
pub fn copy(reader: Reader, command: Command, button: &Element) {
    let section =
        button.closest("[data-chart]").ok().flatten().and_then(|section| section.get_attribute("data-chart"));
    let (Some(id), Some(shown)) = (section, reader.shown.get_untracked()) else { return };
    let view = reader.view();
    reader.with_opened(|opened| {
        let stage =
            Stage { reading: &opened.reading, index: &opened.index, view: &view, matches: &shown.matches };
        let from = describe(&view, &opened.index, shown.shown, &opened.reading.dossier.article.title);
        if command == Command::CopyText {
            let text = if id == "pairs" { pairs_as_text(&stage) } else { section_as_text(&stage, &id) };
            return share::copy(reader, format!("{text}\n{from}. {}", reader.link(&view)), "Copied as text.");
        }
        let picture = match FORMS.iter().find(|form| form.id == id) {
            Some(form) => Picture::chart(&opened.index.chart(form, &shown.matches), &from),
            None => network::with(&stage, |laid| Picture::network(&stage, laid, &from)),
        };
        match command {
            Command::CopySvg => share::copy(reader, picture.svg().into_string(), "Copied as SVG."),
            _ => copy_png(reader, &picture, id),
        }
    });
}

fn copy_png(reader: Reader, picture: &Picture, name: String) {
    let Ok(canvas) = painted(picture) else {
        return reader.notices.done("This browser cannot paint the picture.");
    };
    let png = Promise::new(&mut |done, _| {
        let take = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = done.call1(&JsValue::NULL, &blob.into());
        });
        let _ = canvas.to_blob(take.unchecked_ref());
    });
    let written = to_clipboard(&png);
    spawn_local(async move {
        let taken = match written {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        if taken {
            reader.notices.done("Copied as PNG.");
        } else if let Ok(blob) = JsFuture::from(png).await {
            save(&blob, &[&name, ".png"].concat());
            reader.notices.done("The clipboard does not take pictures here; saved as a file.");
        }
    });
}

/// Asked at once, while the click still counts as the reader's.
fn to_clipboard(png: &Promise) -> Result<Promise, JsValue> {
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), png)?;
    let item = ClipboardItem::new(&kinds)?;
    let clipboard: JsValue = Reflect::get(&window().navigator(), &"clipboard".into())?;
    let write: js_sys::Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}

/// The picture on a canvas, twice as large as it says, for sharp screens.
fn painted(picture: &Picture) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(picture.width as u32 * 2);
    canvas.set_height(picture.height as u32 * 2);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let on: CanvasRenderingContext2d = context.dyn_into()?;
    on.scale(2.0, 2.0)?;
    for mark in &picture.marks {
        match mark {
            Mark::Path { d, colour, line, dash } => {
                let path = Path2d::new_with_path_string(d)?;
                if *line == 0 {
                    on.set_fill_style_str(colour);
                    on.fill_with_path_2d(&path);
                } else {
                    let dashes =
                        if *dash > 0 { Array::of2(&(*dash).into(), &(*dash).into()) } else { Array::new() };
                    on.set_line_dash(&dashes)?;
                    on.set_line_width(f64::from(*line));
                    on.set_stroke_style_str(colour);
                    on.stroke_with_path(&path);
                }
            }
            Mark::Words { x, y, words, size, anchor, colour } => {
                on.set_font(&format!("{size}px sans-serif"));
                on.set_text_align(anchor);
                on.set_fill_style_str(colour);
                on.fill_text(words, f64::from(*x), f64::from(*y))?;
            }
        }
    }
    Ok(canvas)
}

/// Gives a file to the reader.
fn save(blob: &JsValue, name: &str) {
    let Some(blob) = blob.dyn_ref::<Blob>() else { return };
    let (Ok(address), Ok(link)) =
        (web_sys::Url::create_object_url_with_blob(blob), document().create_element("a"))
    else {
        return;
    };
    if let Some(link) = dom::cast::<HtmlAnchorElement>(link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = web_sys::Url::revoke_object_url(&address);
}
