//! A function over a stream by many threads, the results in the order of the stream.
//!
//! Each item goes to the workers together with a way back, and the ways back stand in a queue in order. Both queues
//! are short, so that what is under way is bounded whatever the length of the stream.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many results may wait, for each thread: enough that one long item does not stop the others at once.
const AHEAD: usize = 16;

/// Calls `work` on every item, `threads` at a time, and `take` on every result in order; `None` stands for an item on
/// which a worker was lost. Ends early with the first error of `take`.
pub fn map<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Option<R>) -> io::Result<()>,
) -> io::Result<()> {
    let (jobs, todo) = sync_channel::<(T, SyncSender<R>)>(threads);
    let (ways, back) = sync_channel::<Receiver<R>>(threads * AHEAD);
    let todo = Mutex::new(todo);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                let (way, result) = sync_channel(1);
                // Either fails only when nobody wants results any more.
                if ways.send(result).is_err() || jobs.send((item, way)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let next = todo.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((item, way)) = next else { break };
                    // An item that fails takes nobody with it: its way back closes without a result.
                    if let Ok(result) = catch_unwind(AssertUnwindSafe(|| work(item))) {
                        let _ = way.send(result);
                    }
                }
            });
        }
        // The queue goes with this block, also when it ends early: then the first thread stops, and the others after it.
        for result in back {
            take(result.recv().ok())?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn order_is_kept() {
        let mut results = Vec::new();
        let work = |item: u64| {
            thread::sleep(Duration::from_micros(item * 7919 % 300));
            item
        };
        map(0..500, 4, work, |result| {
            results.push(result.unwrap());
            Ok(())
        })
        .unwrap();
        assert_eq!(results, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn an_item_that_fails_is_told_and_the_others_go_on() {
        let mut results = Vec::new();
        let work = |item: u64| {
            assert!(item != 3, "as it should be");
            item
        };
        map(0..40, 1, work, |result| {
            results.push(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(results.len(), 40);
        assert!(results.iter().enumerate().all(|(item, result)| result.is_none() == (item == 3)));
    }

    #[test]
    fn it_ends_with_the_first_error() {
        let mut taken = 0;
        let done = map(
            0..,
            2,
            |item: u64| item,
            |_| {
                taken += 1;
                if taken < 10 { Ok(()) } else { Err(io::ErrorKind::BrokenPipe.into()) }
            },
        );
        assert!(done.is_err());
        assert_eq!(taken, 10);
    }
}
