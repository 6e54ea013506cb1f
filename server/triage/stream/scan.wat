;; Looks at every fourth place of a window of bytes for grams of four that belong to a literal, and counts lines.
;; Memory: 64 KB flags by 16 bits of a gram's hash; 64 KB of grams, open addressing by 14 bits of it;
;; 64 KB of hits, each its address and the lines before the 16 bytes that hold it; then the window.
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
    (local.get $at)))
