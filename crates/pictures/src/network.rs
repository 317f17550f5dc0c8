//! The network under the reader's hands: its places are found once for a dossier, a folding and a width, and
//! kept; it can be enlarged, moved, and a node drawn aside. None of this is filtering, so none is in the link.

use std::cell::{Cell, RefCell};

use assay_dom as dom;
use assay_markup::{Network, Stage};
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::paint::{self, CAST};

/// A network with what its places were found for.
struct Laid {
    fold: assay_query::Choice,
    everyone: bool,
    width: i32,
    network: Network,
}

/// The part of the picture that is in sight: its left and upper edge, and how many of its pixels a hundred are
/// shown as.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Lens {
    x: i32,
    y: i32,
    percent: i32,
}

const WHOLE: Lens = Lens { x: 0, y: 0, percent: 100 };

/// What the pointer has hold of.
#[derive(Clone, Copy)]
struct Drag {
    /// A node, or else the picture.
    node: Option<usize>,
    /// Where it was last, in the window.
    last: (i32, i32),
    moved: bool,
}

thread_local! {
    static LAID: RefCell<Option<Laid>> = const { RefCell::new(None) };
    static LENS: Cell<Lens> = const { Cell::new(WHOLE) };
    static DRAG: Cell<Option<Drag>> = const { Cell::new(None) };
    /// Whether the click that comes next ends a drag.
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// How wide the picture is to be: as the tab, or what the window leaves while the tab is out of sight.
fn width() -> i32 {
    let tab = dom::by_id(CAST).map_or(0, |place| place.client_width());
    let window = || {
        dom::window()
            .inner_width()
            .ok()
            .and_then(|width| width.as_f64())
            .map_or(400, |width| width as i32 - 40)
    };
    if tab > 0 { tab } else { window() }.clamp(300, 900)
}

/// Another dossier: its places have to be found.
pub fn forget() {
    LAID.take();
}

/// Runs something with the places for a stage.
pub fn with<T>(stage: &Stage<'_>, run: impl FnOnce(&Network) -> T) -> T {
    let width = width();
    LAID.with_borrow_mut(|laid| {
        let (fold, everyone) = (&stage.view.fold, stage.view.everyone);
        let fits = |laid: &Laid| laid.fold == *fold && laid.everyone == everyone && laid.width == width;
        if !laid.as_ref().is_some_and(fits) {
            LENS.set(WHOLE);
            let network = Network::lay(stage, width);
            *laid = Some(Laid { fold: fold.clone(), everyone, width, network });
        }
        let fallback = Network { nodes: Vec::new(), width, height: 0 };
        run(laid.as_ref().map_or(&fallback, |laid| &laid.network))
    })
}

/// Turns the lens to where it is.
pub fn look() {
    let Some(picture) = dom::by_id_any("assay-network") else { return };
    let Lens { x, y, percent } = LENS.get();
    LAID.with_borrow(|laid| {
        if let Some(Network { width, height, .. }) = laid.as_ref().map(|laid| &laid.network) {
            dom::set(
                &picture,
                "viewBox",
                &format!("{x} {y} {} {}", width * 100 / percent, height * 100 / percent),
            );
        }
    });
    dom::flag(&picture, "data-near", percent != 100);
}

/// Larger or smaller, about the middle; 0 shows the whole.
pub fn zoom(by: i32) {
    let Lens { x, y, percent } = LENS.get();
    let next = if by == 0 { 100 } else { (percent + by * percent / 4).clamp(50, 800) };
    let (width, height) = size();
    let shift = |side: i32| (side * 100 / percent - side * 100 / next) / 2;
    LENS.set(if by == 0 { WHOLE } else { Lens { x: x + shift(width), y: y + shift(height), percent: next } });
    look();
}

fn size() -> (i32, i32) {
    LAID.with_borrow(|laid| laid.as_ref().map_or((1, 1), |laid| (laid.network.width, laid.network.height)))
}

/// Moves the lens by so many pixels of the window.
fn pan(x: i32, y: i32) {
    let lens = LENS.get();
    LENS.set(Lens { x: lens.x + x * 100 / lens.percent, y: lens.y + y * 100 / lens.percent, ..lens });
    look();
}

/// Draws a node aside; it stays in the picture.
fn draw_aside(node: usize, x: i32, y: i32) {
    let percent = LENS.get().percent;
    LAID.with_borrow_mut(|laid| {
        let Some(network) = laid.as_mut().map(|laid| &mut laid.network) else { return };
        let (width, height) = (network.width, network.height);
        if let Some(node) = network.nodes.get_mut(node) {
            node.x = (node.x + x * 100 / percent).clamp(8, width - 8);
            node.y = (node.y + y * 100 / percent).clamp(8, height - 8);
        }
    });
}

/// Listens for as long as the page lives.
pub fn listen() {
    let Some(place) = dom::by_id(CAST) else { return };
    dom::listen(&place, "pointerdown", |event: PointerEvent| {
        let Some(target) = dom::target(&event) else { return };
        let inside = target.closest("#assay-network").ok().flatten().is_some();
        if inside && event.is_primary() && event.button() == 0 {
            let node =
                target.closest("[data-node]").ok().flatten().and_then(|node| node.get_attribute("data-node"));
            let node = node.and_then(|at| at.parse().ok());
            DRAG.set(Some(Drag { node, last: (event.client_x(), event.client_y()), moved: false }));
        }
    });
    dom::listen(&dom::document(), "pointermove", |event: PointerEvent| {
        let Some(drag) = DRAG.get() else { return };
        let (x, y) = (event.client_x() - drag.last.0, event.client_y() - drag.last.1);
        if !drag.moved && x.abs() + y.abs() < 6 {
            return;
        }
        DRAG.set(Some(Drag { last: (event.client_x(), event.client_y()), moved: true, ..drag }));
        match drag.node {
            Some(node) => {
                draw_aside(node, x, y);
                paint::write();
            }
            None => pan(-x, -y),
        }
    });
    for end in ["pointerup", "pointercancel"] {
        dom::listen(&dom::document(), end, |_: PointerEvent| {
            // A drag ends with a click, which is then none; it comes before anything else can begin.
            let moved = DRAG.take().is_some_and(|drag| drag.moved);
            DRAGGED.set(moved);
        });
    }
    dom::listen(&place, "click", |event: MouseEvent| {
        if DRAGGED.take() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    // The browser would carry the link of a node away.
    dom::listen(&place, "dragstart", |event: web_sys::Event| {
        if in_picture(&event) {
            event.prevent_default();
        }
    });
    dom::listen(&place, "wheel", |event: WheelEvent| {
        if in_picture(&event) && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            zoom(if event.delta_y() < 0.0 { 1 } else { -1 });
        }
    });
    dom::listen(&place, "keydown", |event: KeyboardEvent| {
        let on_picture = dom::target(&event).is_some_and(|target| target.id() == "assay-network");
        if on_picture && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            match event.key().as_str() {
                "+" | "=" => zoom(1),
                "-" => zoom(-1),
                "0" => zoom(0),
                "ArrowLeft" => pan(-40, 0),
                "ArrowRight" => pan(40, 0),
                "ArrowUp" => pan(0, -40),
                "ArrowDown" => pan(0, 40),
                _ => return,
            }
            event.prevent_default();
        }
    });
    dom::listen(&dom::window(), "resize", |_: web_sys::Event| {
        let changed = LAID.with_borrow(|laid| laid.as_ref().is_some_and(|laid| laid.width != width()));
        if changed && dom::by_id_any("assay-network").is_some() {
            paint::write();
        }
    });
}

fn in_picture(event: &web_sys::Event) -> bool {
    let inside = |target: Element| target.closest("#assay-network").ok().flatten().is_some();
    dom::target(event).is_some_and(inside)
}
