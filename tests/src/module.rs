//! WebAssembly modules with less memory than they would like: the section of a module that declares its memory, written
//! anew. From the description of the binary format.

/// The number of the section for memories.
const MEMORIES: u8 = 5;
/// What stands before the first section: the mark of the format and its version.
const HEAD: usize = 8;

/// A module whose memory may grow by so many pages of 64 kB and no more.
pub fn with_little_memory(module: &[u8], pages: u64) -> Vec<u8> {
    let mut at = HEAD;
    while at < module.len() {
        let (length, size) = number(&module[at + 1..]);
        let start = at + 1 + size;
        let end = start + usize::try_from(length).expect("a section is no longer than the module");
        if module[at] == MEMORIES {
            assert_eq!(module[start], 1, "the module has one memory");
            let (least, _) = number(&module[start + 2..]);
            // With a most: 1. Then the least and the most.
            let limits = [&[1, 1][..], &written(least), &written(least + pages)].concat();
            let length = written(u64::try_from(limits.len()).expect("a few bytes"));
            return [&module[..=at], &length, &limits, &module[end..]].concat();
        }
        at = end;
    }
    panic!("the module declares no memory");
}

/// A number of seven bits a byte, the lowest first; and how many bytes it takes.
fn number(bytes: &[u8]) -> (u64, usize) {
    let size = 1 + bytes.iter().position(|byte| byte & 0x80 == 0).expect("a number ends");
    let value = bytes[..size].iter().rev().fold(0, |value, byte| value << 7 | u64::from(byte & 0x7f));
    (value, size)
}

fn written(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).expect("seven bits");
        value >>= 7;
        bytes.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_gets_a_most() {
        // A section of one byte, then a memory of at least 300 pages.
        let module = [b"\0asm\x01\0\0\0", &[1, 1, 0][..], &[5, 4, 1, 0, 0xac, 2], &[10, 1, 0]].concat();
        let expected =
            [b"\0asm\x01\0\0\0", &[1, 1, 0][..], &[5, 6, 1, 1, 0xac, 2, 0xae, 2], &[10, 1, 0]].concat();
        assert_eq!(with_little_memory(&module, 2), expected);
    }
}
