;; Looks at every fourth place of a window of bytes for grams of four that belong to a literal, and counts lines.
;; Memory: 64 KB flags by 16 bits of a gram's hash; 64 KB of grams, open addressing by 14 bits of it;
;; 64 KB of hits, each its address and the lines before the 16 bytes that hold it; then what is kept of lines:
;; 64 KB of addresses, open addressing by 14 bits of a hash; 4 KB for the line that is looked at, its head 512 bytes
;; behind its beginning, its tail 1024; the kept parts, each its hash, length, number and bytes; then the window.
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

  (func $mix (param $sum i64) (param $bytes v128) (result i64)
    (i64.mul
      (i64.xor
        (i64.rotl
          (i64.mul
            (i64.xor (local.get $sum) (i64x2.extract_lane 0 (local.get $bytes)))
            (i64.const 0x9e3779b97f4a7c15))
          (i64.const 29))
        (i64x2.extract_lane 1 (local.get $bytes)))
      (i64.const 0x9e3779b97f4a7c15)))

  ;; The number of a kept part like the one at an address, 0 for none.
  (func $lookUp (param $at i32) (param $length i32) (param $hash i32) (result i32)
    (local $entry i32) (local $k i32)
    (global.set $slot (i32.shr_u (local.get $hash) (i32.const 18)))
    (loop $probe
      (local.set $entry (i32.load offset=196608 (i32.shl (global.get $slot) (i32.const 2))))
      (if (i32.eqz (local.get $entry)) (then (return (i32.const 0))))
      (if (i32.and
            (i32.eq (i32.load (local.get $entry)) (local.get $hash))
            (i32.eq (i32.load offset=4 (local.get $entry)) (local.get $length)))
        (then
          (local.set $k (i32.const 0))
          (block $differs
            (loop $compare
              (br_if $differs
                (v128.any_true
                  (v128.xor
                    (v128.load offset=16 (i32.add (local.get $entry) (local.get $k)))
                    (v128.load (i32.add (local.get $at) (local.get $k))))))
              (local.set $k (i32.add (local.get $k) (i32.const 16)))
              (br_if $compare (i32.lt_u (local.get $k) (local.get $length))))
            (return (i32.load offset=8 (local.get $entry))))))
      (global.set $slot (i32.and (i32.add (global.get $slot) (i32.const 1)) (i32.const 0x3fff)))
      (br $probe))
    (unreachable))

  ;; Looks for the kept head and tail of the line at an address. The head reaches to the first colon with a blank; two
  ;; heads are alike when they differ only in which digits stand in them (hexadecimal ones behind 0x). Says at 262144:
  ;; length of the line with its line feed, 0 where it is none to keep; length of its head, 0 where it has none to keep;
  ;; numbers of head and tail, their hashes.
  (func (export "find") (param $at i32) (param $end i32)
    (local $i i32) (local $bytes v128) (local $digits v128) (local $zeros v128) (local $next v128)
    (local $hex i32) (local $run i32) (local $starts i32) (local $carry i32) (local $after i32)
    (local $cut i32) (local $feed i32) (local $sum i64) (local $hash i32)
    (i64.store (i32.const 262144) (i64.const 0))
    (i64.store (i32.const 262152) (i64.const 0))
    (block $whole
      (loop $block
        (if (i32.or
              (i32.ge_u (i32.add (local.get $at) (local.get $i)) (local.get $end))
              (i32.ge_u (local.get $i) (i32.const 256)))
          (then (return)))
        (local.set $bytes (v128.load (i32.add (local.get $at) (local.get $i))))
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
          (i32.and (local.get $hex) (i32.xor (i32.const -1) (i32.add (local.get $hex) (local.get $starts)))))
        (local.set $carry (i32.shr_u (local.get $run) (i32.const 15)))
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
        ;; Up to there; what is beyond ASCII or ends the line makes it none to keep.
        (local.set $hex
          (select
            (i32.sub (i32.shl (i32.const 1) (i32.ctz (local.get $cut))) (i32.const 1))
            (i32.const 0xffff)
            (local.get $cut)))
        (if (i32.and (local.get $hex)
              (i8x16.bitmask
                (v128.or (local.get $bytes) (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 10))))))
          (then (return)))
        (local.set $bytes
          (v128.and
            (v128.bitselect (i8x16.splat (i32.const 255)) (local.get $bytes) (call $lanes (local.get $run)))
            (call $lanes (local.get $hex))))
        (v128.store offset=262656 (local.get $i) (local.get $bytes))
        (local.set $sum (call $mix (local.get $sum) (local.get $bytes)))
        (br_if $whole (local.get $cut))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $block)))
    (local.set $i (i32.add (local.get $i) (i32.ctz (local.get $cut))))
    (if (i32.or (i32.eqz (local.get $i)) (i32.ge_u (i32.add (local.get $at) (local.get $i)) (local.get $end)))
      (then (return)))
    (local.set $hash (i32.wrap_i64 (i64.shr_u (local.get $sum) (i64.const 32))))
    (i32.store (i32.const 262148) (local.get $i))
    (i32.store (i32.const 262152) (call $lookUp (i32.const 262656) (local.get $i) (local.get $hash)))
    (i32.store (i32.const 262160) (local.get $hash))
    (local.set $at (i32.add (local.get $at) (local.get $i)))
    (local.set $cut (local.get $i))
    (local.set $i (i32.const 0))
    ;; Another beginning than that of heads.
    (local.set $sum (i64.const 1))
    (loop $block
      (if (i32.or
            (i32.ge_u (i32.add (local.get $at) (local.get $i)) (local.get $end))
            (i32.ge_u (local.get $i) (i32.const 2048)))
        (then (return)))
      (local.set $bytes (v128.load (i32.add (local.get $at) (local.get $i))))
      (local.set $feed (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 10)))))
      (if (local.get $feed)
        (then
          (local.set $bytes
            (v128.and (local.get $bytes)
              (call $lanes (i32.sub (i32.shl (i32.const 2) (i32.ctz (local.get $feed))) (i32.const 1)))))))
      (if (i8x16.bitmask (local.get $bytes)) (then (return)))
      (v128.store offset=263168 (local.get $i) (local.get $bytes))
      (local.set $sum (call $mix (local.get $sum) (local.get $bytes)))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $block (i32.eqz (local.get $feed))))
    (local.set $i (i32.add (local.get $i) (i32.sub (i32.ctz (local.get $feed)) (i32.const 15))))
    (if (i32.gt_u (i32.add (local.get $at) (local.get $i)) (local.get $end)) (then (return)))
    (i32.store (i32.const 262144) (i32.add (local.get $cut) (local.get $i)))
    (local.set $hash (i32.wrap_i64 (i64.shr_u (local.get $sum) (i64.const 32))))
    (i32.store (i32.const 262156) (call $lookUp (i32.const 263168) (local.get $i) (local.get $hash)))
    (i32.store (i32.const 262164) (local.get $hash)))

  ;; Keeps the head (0) or the tail (1) of the line that was looked at last; returns its number, 0 without room.
  (func (export "keep") (param $tail i32) (param $limit i32) (result i32)
    (local $at i32) (local $length i32) (local $hash i32) (local $size i32)
    (local.set $at (i32.add (i32.const 262656) (i32.shl (local.get $tail) (i32.const 9))))
    (local.set $hash (i32.load offset=262160 (i32.shl (local.get $tail) (i32.const 2))))
    (local.set $length (i32.load (i32.const 262148)))
    (if (local.get $tail)
      (then (local.set $length (i32.sub (i32.load (i32.const 262144)) (local.get $length)))))
    (local.set $size (i32.and (i32.add (local.get $length) (i32.const 31)) (i32.const -16)))
    (if (i32.or
          (i32.ge_u (global.get $kept) (i32.const 8192))
          (i32.gt_u (i32.add (global.get $free) (local.get $size)) (local.get $limit)))
      (then (return (i32.const 0))))
    (if (call $lookUp (local.get $at) (local.get $length) (local.get $hash)) (then (return (i32.const 0))))
    (global.set $kept (i32.add (global.get $kept) (i32.const 1)))
    (i32.store (global.get $free) (local.get $hash))
    (i32.store offset=4 (global.get $free) (local.get $length))
    (i32.store offset=8 (global.get $free) (global.get $kept))
    (memory.copy
      (i32.add (global.get $free) (i32.const 16)) (local.get $at) (i32.sub (local.get $size) (i32.const 16)))
    (i32.store offset=196608 (i32.shl (global.get $slot) (i32.const 2)) (global.get $free))
    (global.set $free (i32.add (global.get $free) (local.get $size)))
    (global.get $kept))

  (func (export "forget")
    (memory.fill (i32.const 196608) (i32.const 0) (i32.const 65536))
    (global.set $kept (i32.const 0))
    (global.set $free (i32.const 266240))))
