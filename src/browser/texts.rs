//! Texts that have no dossier: the analyser in its worker, fetched when the first such text is opened, or may soon be
//! (`texts.js`).

use std::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The functions of `texts.js`.
    #[derive(Clone)]
    pub type Texts;

    #[wasm_bindgen(js_name = assayTexts)]
    fn fetch_texts() -> js_sys::Promise;

    #[wasm_bindgen(method, structural)]
    fn analyse(this: &Texts, bytes: &Uint8Array, name: &str, come: &JsValue) -> js_sys::Promise;

    /// Has the analyser loaded, so that a text does not wait for it.
    #[wasm_bindgen(method, structural)]
    pub fn warm(this: &Texts);

    /// Ends what is being done, at once.
    #[wasm_bindgen(method, structural)]
    pub fn cancel(this: &Texts);

    #[wasm_bindgen(method, structural)]
    fn note(this: &Texts) -> Place;

    #[wasm_bindgen(method, structural)]
    fn restore(this: &Texts, place: &Place);

    /// Where the reader is in what is shown of a text.
    pub type Place;

    /// The ids of the claims whose cards must be there to go back to it.
    #[wasm_bindgen(method, structural, getter)]
    pub fn claims(this: &Place) -> String;
}

thread_local! {
    /// The functions, once they are here.
    static HERE: RefCell<Option<Texts>> = const { RefCell::new(None) };
}

/// Takes what was found in some share of a text, from 0 to 1: a packed dossier.
pub type Come = Box<dyn Fn(Vec<u8>, f64)>;

/// The functions, once they are here.
pub async fn here() -> Result<Texts, JsValue> {
    let texts: Texts = JsFuture::from(fetch_texts()).await?.into();
    HERE.set(Some(texts.clone()));
    Ok(texts)
}

impl Place {
    /// Where the reader is now; nothing where no text was opened.
    pub fn note() -> Option<Self> {
        HERE.with_borrow(|here| here.as_ref().map(Texts::note))
    }

    /// Goes back there, as far as it still exists.
    pub fn restore(&self) {
        HERE.with_borrow(|here| here.iter().for_each(|texts| texts.restore(self)));
    }
}

impl Texts {
    /// Has a text analysed: the packed dossier, or a sentence. Where it takes a while, `come` gets on the way what was
    /// found so far.
    pub async fn packed(&self, bytes: &[u8], name: &str, come: Come) -> Result<Vec<u8>, JsValue> {
        let come = Closure::<dyn Fn(Uint8Array, f64)>::new(move |packed: Uint8Array, share| {
            come(packed.to_vec(), share);
        });
        // A copy: what the program has may move while the text is read.
        let promise = self.analyse(&Uint8Array::from(bytes), name, come.as_ref());
        let packed = JsFuture::from(promise).await?;
        Ok(packed.unchecked_into::<Uint8Array>().to_vec())
    }
}
