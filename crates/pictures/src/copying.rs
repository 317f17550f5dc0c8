//! Copying what stands in a section: as text, as SVG, as PNG. A picture that the clipboard does not take is given
//! as a file.

use assay_dom as dom;
use assay_markup::{Mark, Picture, pairs_as_text, section_as_text};
use assay_query::{chart::FORMS, describe};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, Path2d};

use crate::{network, paint};

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;
    #[wasm_bindgen(constructor, catch)]
    fn new(of: &Object) -> Result<ClipboardItem, JsValue>;
}

/// The section of the actor view.
const PAIRS: &str = "pairs";

/// The view in words: what stands under a picture and after a text.
fn source() -> String {
    let words = paint::with(|stage, shown| {
        describe(stage.view, stage.index, shown.shown, &stage.reading.dossier.article.title)
    });
    words.unwrap_or_default()
}

/// What a section says, with the view in words.
pub fn text(section: &str) -> String {
    let text = paint::with(|stage, _| match section {
        PAIRS => pairs_as_text(stage),
        _ => section_as_text(stage, section),
    });
    format!("{}\n{}. ", text.unwrap_or_default(), source())
}

fn picture(section: &str) -> Picture {
    let from = source();
    let picture = paint::with(|stage, _| match FORMS.iter().find(|form| form.id == section) {
        Some(form) => Picture::chart(&stage.index.chart(form, stage.matches), &from),
        None => network::with(stage, |laid| Picture::network(stage, laid, &from)),
    });
    picture.unwrap_or(Picture { width: 1, height: 1, marks: Vec::new() })
}

/// A section's picture as SVG.
pub fn svg(section: &str) -> String {
    picture(section).svg().into_string()
}

/// Copies a section's picture, or gives it as a file.
pub fn png(section: &str) -> Promise {
    let Ok(canvas) = painted(&picture(section)) else { return Promise::reject(&JsValue::NULL) };
    let name = [section, ".png"].concat();
    let png = Promise::new(&mut |done, _| {
        let take = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = done.call1(&JsValue::NULL, &blob.into());
        });
        let _ = canvas.to_blob(take.unchecked_ref());
    });
    let written = to_clipboard(&png);
    future_to_promise(async move {
        let taken = match written {
            Ok(promise) => JsFuture::from(promise).await.is_ok(),
            Err(_) => false,
        };
        if taken {
            return Ok("copied".into());
        }
        save(&JsFuture::from(png).await?, &name);
        Ok("saved".into())
    })
}

/// Asked at once, while the click still counts as the reader's.
fn to_clipboard(png: &Promise) -> Result<Promise, JsValue> {
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), png)?;
    let item = ClipboardItem::new(&kinds)?;
    let clipboard: JsValue = Reflect::get(&dom::window().navigator(), &"clipboard".into())?;
    let write: js_sys::Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}

/// The picture on a canvas, twice as large as it says, for sharp screens.
fn painted(picture: &Picture) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = dom::document().create_element("canvas")?.dyn_into()?;
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
        (web_sys::Url::create_object_url_with_blob(blob), dom::document().create_element("a"))
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
