;; Looks at every fourth place of a window of bytes for grams of four that belong to a literal, and counts lines.
;; Memory: 64 KB flags by 16 bits of a gram's hash; 64 KB of grams, open addressing by 14 bits of it;
;; 64 KB of hits, each its address and the lines before the 16 bytes that hold it; then what is known of lines:
;; 64 KB of addresses, open addressing by 14 bits of a line's hash; 4 KB for the line that is looked at; the known
;; lines, each its hash, length, number and bytes; then the window.
(module
  (memory (export "memory") 3)
  ;; Lines before the place that was reached, and the number of hits of the last call.
  (global $lines (export "lines") (mut i32) (i32.const 0))
  (global $hits (export "hits") (mut i32) (i32.const 0))

  (func $probe (param $gram i32) (param $address i32)
    (local $slot i32) (local $known i32) (local $out i32)
    (local.set $slot (i32.shr_u (i32.mul (local.get $gram) (i32.const 0x9e3779b1)) (i32.const 18)))
    (loop $next
      (local.set $known (i32.load offset=65536 (i32.shl (local.get $slot) (i32.const 2))))
      (if (i32.eqz (local.get $known)) (then (return)))
      (if (i32.eq (local.get $known) (local.get $gram))
        (then
          (local.set $out (i32.shl (global.get $hits) (i32.const 3)))
          (i32.store offset=131072 (local.get $out) (local.get $address))
          (i32.store offset=131076 (local.get $out) (global.get $lines))
          (global.set $hits (i32.add (global.get $hits) (i32.const 1)))
          (return)))
      (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 1)) (i32.const 0x3fff)))
      (br $next)))

  (func $sum (param $counts v128)
    (local $sums v128)
    (local.set $sums
      (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $counts))))
    (global.set $lines
      (i32.add (global.get $lines)
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
          (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))))

  ;; From an address to another, 16 bytes at a time. Returns where it stopped: the end, or where the hits were full.
  (func (export "scan") (param $at i32) (param $to i32) (result i32)
    (local $bytes v128) (local $hash v128) (local $ends v128) (local $counts v128) (local $rounds i32)
    (global.set $hits (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (local.set $bytes (v128.load (local.get $at)))
        (local.set $hash
          (i32x4.shr_u
            (i32x4.mul (local.get $bytes) (i32x4.splat (i32.const 0x9e3779b1)))
            (i32.const 16)))
        (if
          (i32.or
            (i32.or
              (i32.load8_u (i32x4.extract_lane 0 (local.get $hash)))
              (i32.load8_u (i32x4.extract_lane 1 (local.get $hash))))
            (i32.or
              (i32.load8_u (i32x4.extract_lane 2 (local.get $hash)))
              (i32.load8_u (i32x4.extract_lane 3 (local.get $hash)))))
          (then
            (br_if $done (i32.gt_u (global.get $hits) (i32.const 8188)))
            (call $sum (local.get $counts))
            (local.set $counts (v128.const i64x2 0 0))
            (local.set $rounds (i32.const 0))
            (call $probe (i32x4.extract_lane 0 (local.get $bytes)) (local.get $at))
            (call $probe (i32x4.extract_lane 1 (local.get $bytes)) (i32.add (local.get $at) (i32.const 4)))
            (call $probe (i32x4.extract_lane 2 (local.get $bytes)) (i32.add (local.get $at) (i32.const 8)))
            (call $probe (i32x4.extract_lane 3 (local.get $bytes)) (i32.add (local.get $at) (i32.const 12)))))
        ;; A line ends at a line feed, and at a carriage return that no line feed follows.
        (local.set $ends
          (v128.or
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 10)))
            (v128.andnot
              (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 13)))
              (i8x16.eq (v128.load offset=1 (local.get $at)) (i8x16.splat (i32.const 10))))))
        (local.set $counts (i8x16.sub (local.get $counts) (local.get $ends)))
        (local.set $rounds (i32.add (local.get $rounds) (i32.const 1)))
        (if (i32.eq (local.get $rounds) (i32.const 255))
          (then
            (call $sum (local.get $counts))
            (local.set $counts (v128.const i64x2 0 0))
            (local.set $rounds (i32.const 0))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (call $sum (local.get $counts))
    (local.get $at))

  ;; Of the line that was looked at last: its length with the line feed, 0 where it is none to keep; where its
  ;; head ends; its hash, and the slot that it would take. Then the number of lines kept, and where the next one goes.
  (global $length (mut i32) (i32.const 0))
  (global $head (export "head") (mut i32) (i32.const 0))
  (global $hash (mut i32) (i32.const 0))
  (global $slot (mut i32) (i32.const 0))
  (global $kept (mut i32) (i32.const 0))
  (global $free (mut i32) (i32.const 266240))

  ;; A byte of ones for each of the lower 16 bits.
  (func $lanes (param $bits i32) (result v128)
    (local $all v128)
    (local.set $all (i16x8.splat (local.get $bits)))
    (i8x16.eq
      (v128.and
        (i8x16.shuffle 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 (local.get $all) (local.get $all))
        (v128.const i8x16 1 2 4 8 16 32 64 -128 1 2 4 8 16 32 64 -128))
      (v128.const i8x16 1 2 4 8 16 32 64 -128 1 2 4 8 16 32 64 -128)))

  ;; Looks for a kept line like the one at an address: its number, or 0, above twelve bits of the length. Two lines are alike when they differ
  ;; only in which digits stand in their heads, up to the first colon with a blank (hexadecimal ones behind 0x).
  (func (export "find") (param $at i32) (param $end i32) (result i32)
    (local $i i32) (local $bytes v128) (local $digits v128) (local $zeros v128) (local $next v128)
    (local $hex i32) (local $run i32) (local $starts i32) (local $carry i32) (local $after i32)
    (local $cut i32) (local $inHead i32) (local $feed i32) (local $sum i64) (local $entry i32) (local $k i32)
    (global.set $length (i32.const 0))
    (global.set $head (i32.const 256))
    (local.set $inHead (i32.const 1))
    (block $whole
      (loop $block
        ;; What reaches the end of the bytes or is too long is none to keep.
        (if (i32.or
              (i32.ge_u (i32.add (local.get $at) (local.get $i)) (local.get $end))
              (i32.ge_u (local.get $i) (i32.const 2048)))
          (then (return (i32.const 0))))
        (local.set $bytes (v128.load (i32.add (local.get $at) (local.get $i))))
        (local.set $feed (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 10)))))
        (if (local.get $inHead)
          (then
            (local.set $next (v128.load offset=1 (i32.add (local.get $at) (local.get $i))))
            (local.set $digits
              (i8x16.lt_u (i8x16.sub (local.get $bytes) (i8x16.splat (i32.const 48))) (i8x16.splat (i32.const 10))))
            (local.set $hex
              (i8x16.bitmask
                (v128.or (local.get $digits)
                  (i8x16.lt_u (i8x16.sub (local.get $bytes) (i8x16.splat (i32.const 97))) (i8x16.splat (i32.const 6))))))
            (local.set $zeros
              (v128.and
                (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 48)))
                (i8x16.eq (local.get $next) (i8x16.splat (i32.const 120)))))
            ;; Runs of hexadecimal digits that begin behind 0x: a sum carries through each run.
            (local.set $after (i32.or (i32.shl (i8x16.bitmask (local.get $zeros)) (i32.const 2)) (local.get $after)))
            (local.set $starts (i32.and (i32.or (local.get $after) (local.get $carry)) (local.get $hex)))
            (local.set $run
              (i32.and (local.get $hex)
                (i32.xor (i32.const -1) (i32.add (local.get $hex) (local.get $starts)))))
            (local.set $carry (i32.and (i32.shr_u (local.get $run) (i32.const 15)) (i32.const 1)))
            (local.set $after (i32.shr_u (local.get $after) (i32.const 16)))
            (local.set $run
              (i32.and
                (i32.or (local.get $run) (i8x16.bitmask (local.get $digits)))
                (i32.xor (i32.const -1) (i8x16.bitmask (local.get $zeros)))))
            (local.set $cut
              (i8x16.bitmask
                (v128.and
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 58)))
                  (i8x16.eq (local.get $next) (i8x16.splat (i32.const 32))))))
            (if (local.get $cut)
              (then
                (local.set $inHead (i32.const 0))
                (global.set $head (i32.add (local.get $i) (i32.ctz (local.get $cut))))
                (local.set $run
                  (i32.and (local.get $run)
                    (i32.sub (i32.shl (i32.const 1) (i32.ctz (local.get $cut))) (i32.const 1)))))
              (else (if (i32.eq (local.get $i) (i32.const 240)) (then (local.set $inHead (i32.const 0))))))
            (local.set $bytes
              (v128.bitselect (i8x16.splat (i32.const 255)) (local.get $bytes) (call $lanes (local.get $run))))
            ;; No digit is beyond ASCII; what was there before is.
            (if (i32.and
                  (i32.and (i8x16.bitmask (local.get $bytes)) (i32.xor (local.get $run) (i32.const -1)))
                  (i32.sub (i32.shl (i32.const 2) (i32.ctz (i32.or (local.get $feed) (i32.const 0x8000)))) (i32.const 1)))
              (then (return (i32.const 0)))))
          (else
            (if (i32.and
                  (i8x16.bitmask (local.get $bytes))
                  (i32.sub (i32.shl (i32.const 2) (i32.ctz (i32.or (local.get $feed) (i32.const 0x8000)))) (i32.const 1)))
              (then (return (i32.const 0))))))
        (if (local.get $feed)
          (then
            (local.set $bytes
              (v128.and (local.get $bytes)
                (call $lanes (i32.sub (i32.shl (i32.const 2) (i32.ctz (local.get $feed))) (i32.const 1)))))))
        (v128.store offset=262144 (local.get $i) (local.get $bytes))
        (local.set $sum
          (i64.mul
            (i64.xor (local.get $sum) (i64x2.extract_lane 0 (local.get $bytes)))
            (i64.const 0x9e3779b97f4a7c15)))
        (local.set $sum
          (i64.mul
            (i64.xor (i64.rotl (local.get $sum) (i64.const 29)) (i64x2.extract_lane 1 (local.get $bytes)))
            (i64.const 0x9e3779b97f4a7c15)))
        (br_if $whole (local.get $feed))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $block)))
    (local.set $i (i32.add (local.get $i) (i32.add (i32.ctz (local.get $feed)) (i32.const 1))))
    (if (i32.gt_u (i32.add (local.get $at) (local.get $i)) (local.get $end)) (then (return (i32.const 0))))
    (global.set $length (local.get $i))
    (if (i32.gt_u (global.get $head) (local.get $i)) (then (global.set $head (local.get $i))))
    (global.set $hash (i32.wrap_i64 (i64.shr_u (local.get $sum) (i64.const 32))))
    (global.set $slot (i32.shr_u (global.get $hash) (i32.const 18)))
    (loop $probe
      (local.set $entry (i32.load offset=196608 (i32.shl (global.get $slot) (i32.const 2))))
      (if (i32.eqz (local.get $entry)) (then (return (local.get $i))))
      (if (i32.and
            (i32.eq (i32.load (local.get $entry)) (global.get $hash))
            (i32.eq (i32.load offset=4 (local.get $entry)) (local.get $i)))
        (then
          (local.set $k (i32.const 0))
          (block $differs
            (loop $compare
              (br_if $differs
                (v128.any_true
                  (v128.xor
                    (v128.load offset=16 (i32.add (local.get $entry) (local.get $k)))
                    (v128.load offset=262144 (local.get $k)))))
              (local.set $k (i32.add (local.get $k) (i32.const 16)))
              (br_if $compare (i32.lt_u (local.get $k) (local.get $i))))
            (return (i32.or (i32.shl (i32.load offset=8 (local.get $entry)) (i32.const 12)) (local.get $i))))))
      (global.set $slot (i32.and (i32.add (global.get $slot) (i32.const 1)) (i32.const 0x3fff)))
      (br $probe))
    (unreachable))

  ;; Keeps the line that was looked at last and not found; returns its number, 0 where there is no room.
  (func (export "keep") (param $limit i32) (result i32)
    (local $size i32)
    (local.set $size (i32.and (i32.add (global.get $length) (i32.const 31)) (i32.const -16)))
    (if (i32.or
          (i32.ge_u (global.get $kept) (i32.const 8192))
          (i32.gt_u (i32.add (global.get $free) (local.get $size)) (local.get $limit)))
      (then (return (i32.const 0))))
    (global.set $kept (i32.add (global.get $kept) (i32.const 1)))
    (i32.store (global.get $free) (global.get $hash))
    (i32.store offset=4 (global.get $free) (global.get $length))
    (i32.store offset=8 (global.get $free) (global.get $kept))
    (memory.copy
      (i32.add (global.get $free) (i32.const 16)) (i32.const 262144) (i32.sub (local.get $size) (i32.const 16)))
    (i32.store offset=196608 (i32.shl (global.get $slot) (i32.const 2)) (global.get $free))
    (global.set $free (i32.add (global.get $free) (local.get $size)))
    (global.get $kept))

  (func (export "forget")
    (memory.fill (i32.const 196608) (i32.const 0) (i32.const 65536))
    (global.set $kept (i32.const 0))
    (global.set $free (i32.const 266240))))
