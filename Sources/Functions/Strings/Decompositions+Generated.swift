// Generated from the Unicode character database 18.0.0; a test compares it with known forms.

/// The decompositions of all characters but the Korean syllables, which are computed.
///
/// One string of base-36 numbers, since an array of twenty thousand literals compiles slowly. For
/// each character: the distance to the one before, then 4 × the number of parts, plus 2 if the
/// parts are never composed again, plus 1 if only the compatibility forms decompose it; then the
/// parts.
enum Decompositions {
  static let table: StaticString = """
    4g 5 w 8 9 w lk 2 5 2p 5 9 w lg 3 5 1e 1 5 1f 1 9 w ld 1 5 qk 3 9 w mf 1 5 1d 1 5 33 2 d 1d \
    6dg 1g 1 d 1d 6dg 1e 1 d 1f 6dg 1g 2 8 1t lc 1 8 1t ld 1 8 1t le 1 8 1t lf 1 8 1t lk 1 8 1t \
    lm 2 8 1v mf 1 8 1x lc 1 8 1x ld 1 8 1x le 1 8 1x lk 1 8 21 lc 1 8 21 ld 1 8 21 le 1 8 21 lk \
    2 8 26 lf 1 8 27 lc 1 8 27 ld 1 8 27 le 1 8 27 lf 1 8 27 lk 3 8 2d lc 1 8 2d ld 1 8 2d le 1 \
    8 2d lk 1 8 2h ld 3 8 2p lc 1 8 2p ld 1 8 2p le 1 8 2p lf 1 8 2p lk 1 8 2p lm 2 8 2r mf 1 8 \
    2t lc 1 8 2t ld 1 8 2t le 1 8 2t lk 1 8 2x lc 1 8 2x ld 1 8 2x le 1 8 2x lk 2 8 32 lf 1 8 33 \
    lc 1 8 33 ld 1 8 33 le 1 8 33 lf 1 8 33 lk 3 8 39 lc 1 8 39 ld 1 8 39 le 1 8 39 lk 1 8 3d ld \
    2 8 3d lk 1 8 1t lg 1 8 2p lg 1 8 1t li 1 8 2p li 1 8 1t mg 1 8 2p mg 1 8 1v ld 1 8 2r ld 1 \
    8 1v le 1 8 2r le 1 8 1v lj 1 8 2r lj 1 8 1v lo 1 8 2r lo 1 8 1w lo 1 8 2s lo 3 8 1x lg 1 8 \
    2t lg 1 8 1x li 1 8 2t li 1 8 1x lj 1 8 2t lj 1 8 1x mg 1 8 2t mg 1 8 1x lo 1 8 2t lo 1 8 1z \
    le 1 8 2v le 1 8 1z li 1 8 2v li 1 8 1z lj 1 8 2v lj 1 8 1z mf 1 8 2v mf 1 8 20 le 1 8 2w le \
    3 8 21 lf 1 8 2x lf 1 8 21 lg 1 8 2x lg 1 8 21 li 1 8 2x li 1 8 21 mg 1 8 2x mg 1 8 21 lj 2 \
    9 21 22 1 9 2x 2y 1 8 22 le 1 8 2y le 1 8 23 mf 1 8 2z mf 2 8 24 ld 1 8 30 ld 1 8 24 mf 1 8 \
    30 mf 1 8 24 lo 1 8 30 lo 1 9 24 53 1 9 30 53 3 8 26 ld 1 8 32 ld 1 8 26 mf 1 8 32 mf 1 8 26 \
    lo 1 8 32 lo 1 9 jg 32 3 8 27 lg 1 8 33 lg 1 8 27 li 1 8 33 li 1 8 27 ln 1 8 33 ln 3 8 2a ld \
    1 8 36 ld 1 8 2a mf 1 8 36 mf 1 8 2a lo 1 8 36 lo 1 8 2b ld 1 8 37 ld 1 8 2b le 1 8 37 le 1 \
    8 2b mf 1 8 37 mf 1 8 2b lo 1 8 37 lo 1 8 2c mf 1 8 38 mf 1 8 2c lo 1 8 38 lo 3 8 2d lf 1 8 \
    39 lf 1 8 2d lg 1 8 39 lg 1 8 2d li 1 8 39 li 1 8 2d lm 1 8 39 lm 1 8 2d ln 1 8 39 ln 1 8 2d \
    mg 1 8 39 mg 1 8 2f le 1 8 3b le 1 8 2h le 1 8 3d le 1 8 2h lk 1 8 2i ld 1 8 3e ld 1 8 2i lj \
    1 8 3e lj 1 8 2i lo 1 8 3e lo 1 5 37 x 8 27 m3 1 8 33 m3 e 8 2d m3 1 8 39 m3 k 9 1w al 1 9 \
    1w am 1 9 2s am 1 9 24 22 1 9 24 2y 1 9 30 2y 1 9 26 22 1 9 26 2y 1 9 32 2y 1 8 1t lo 1 8 2p \
    lo 1 8 21 lo 1 8 2x lo 1 8 27 lo 1 8 33 lo 1 8 2d lo 1 8 39 lo 1 8 64 lg 1 8 70 lg 1 8 64 ld \
    1 8 70 ld 1 8 64 lo 1 8 70 lo 1 8 64 lc 1 8 70 lc 2 8 5g lg 1 8 6c lg 1 8 fa lg 1 8 fb lg 1 \
    8 5i lg 1 8 6e lg 3 8 1z lo 1 8 2v lo 1 8 23 lo 1 8 2z lo 1 8 27 mg 1 8 33 mg 1 8 dm lg 1 8 \
    dn lg 1 8 c7 lo 1 8 ia lo 1 8 2y lo 1 9 1w 2i 1 9 1w 3e 1 9 2s 3e 1 8 1z ld 1 8 2v ld 3 8 26 \
    lc 1 8 32 lc 1 8 5h ld 1 8 6d ld 1 8 5i ld 1 8 6e ld 1 8 60 ld 1 8 6w ld 1 8 1t lr 1 8 2p lr \
    1 8 1t lt 1 8 2p lt 1 8 1x lr 1 8 2t lr 1 8 1x lt 1 8 2t lt 1 8 21 lr 1 8 2x lr 1 8 21 lt 1 \
    8 2x lt 1 8 27 lr 1 8 33 lr 1 8 27 lt 1 8 33 lt 1 8 2a lr 1 8 36 lr 1 8 2a lt 1 8 36 lt 1 8 \
    2d lr 1 8 39 lr 1 8 2d lt 1 8 39 lt 1 8 2b me 1 8 37 me 1 8 2c me 1 8 38 me 3 8 20 lo 1 8 2w \
    lo 7 8 1t lj 1 8 2p lj 1 8 1x mf 1 8 2t mf 1 8 5y lg 1 8 6u lg 1 8 5x lg 1 8 6t lg 1 8 27 lj \
    1 8 33 lj 1 8 fi lg 1 8 fj lg 1 8 2h lg 1 8 3d lg 3h 5 2w 1 5 h2 1 5 2y 1 5 36 1 5 hl 1 5 hn \
    1 5 ht 1 5 3b 1 5 3d w 9 w li 1 9 w lj 1 9 w lm 1 9 w mg 1 9 w lf 1 9 w ln 3 5 gz 1 5 30 1 5 \
    37 1 5 3c 1 5 id 2k 6 lc 1 6 ld 2 6 lv 1 a lk ld 1c 6 jd 6 9 w n9 4 6 1n 6 9 w ld 1 8 4o ld \
    1 8 pd ld 1 6 53 1 8 ph ld 1 8 pj ld 1 8 pl ld 2 8 pr ld 2 8 px ld 1 8 q1 ld 1 8 qy ld q 8 \
    pl lk 1 8 px lk 1 8 q9 ld 1 8 qd ld 1 8 qf ld 1 8 qh ld 1 8 qz ld q 8 qh lk 1 8 qt lk 1 8 qn \
    ld 1 8 qt ld 1 8 qx ld 2 5 qa 1 5 qg 1 5 px 1 8 r6 ld 1 8 r6 lk 1 5 qu 1 5 qo q 5 qi 1 5 qp \
    1 5 qq 2 5 pk 1 5 qd 4 5 pv 7 8 t1 lc 1 8 t1 lk 2 8 sz ld 4 8 sm lk 5 8 t6 ld 1 8 t4 lc 1 8 \
    tf li b 8 t4 li w 8 u0 li n 8 tx lc 1 8 tx lk 2 8 tv ld 4 8 uu lk 5 8 u2 ld 1 8 u0 lc 1 8 ub \
    li o 8 vo lr 1 8 vp lr 22 8 t2 li 1 8 ty li e 8 sw li 1 8 ts li 1 8 sw lk 1 8 ts lk 3 8 t1 \
    li 1 8 tx li 3 8 yg lk 1 8 yh lk 1 8 t2 lk 1 8 ty lk 1 8 t3 lk 1 8 tz lk 3 8 t4 lg 1 8 u0 lg \
    1 8 t4 lk 1 8 u0 lk 1 8 ta lk 1 8 u6 lk 3 8 yw lk 1 8 yx lk 1 8 tp lk 1 8 ul lk 1 8 tf lg 1 \
    8 ub lg 1 8 tf lk 1 8 ub lk 1 8 tf ln 1 8 ub ln 1 8 tj lk 1 8 uf lk 3 8 tn lk 1 8 uj lk 2n 5 \
    12f 1b 9 12d 136 4 5 12j 1 5 12t 46 8 17r 18z 1 8 17r 190 1 8 18o 190 1 8 17r 191 1 8 18q \
    190 27 9 17r 19w 1 9 18o 19w 1 9 1c7 19w 1 9 18q 19w 20 8 1cl 190 2 8 1c1 190 h 8 1ci 190 gm \
    8 1t4 1to 8 8 1tc 1to 3 8 1tf 1to 10 a 1sl 1to 1 a 1sm 1to 1 a 1sn 1to 1 a 1ss 1to 1 a 1sx \
    1to 1 a 1sy 1to 1 a 1t7 1to 1 a 1tb 1to 30 8 1xj 1xa 1 8 1xj 1xz g a 1wh 1x8 1 a 1wi 1x8 2 a \
    1wv 1x8 2c a 20i 20s 3 a 20o 20s z a 1zq 20s 1 a 1zr 20s 1 a 1zw 20s 3 a 20b 20s 6i 8 287 \
    28m 3 8 287 27y 1 8 287 28n g a 275 27w 1 a 276 27w 1j 8 2aa 2c7 1i 8 2bq 2bi 1 8 2br 2bi 1 \
    8 2bq 2c7 3g 8 2fa 2fq 3c 8 2in 2j9 7 8 2iu 2j9 1 8 2iu 2ja 2 8 2iu 2iq 1 8 2iy 2j9 3j 8 2me \
    2m6 1 8 2mf 2m6 1 8 2me 2mv 3y 8 2qh 2q2 2 8 2qh 2q7 1 8 2qk 2q2 1 8 2qh 2qn 2d 9 2tp 2sy 3k \
    9 2x9 2wi 15 9 2wb 2vt 1 9 2wb 2w1 1b 5 2yz 1j a 30i 33r a a 30s 33r 5 a 30x 33r 5 a 312 33r \
    5 a 317 33r d a 30g 33p a a 31t 31u 2 a 31t 31w 1 a 33m 328 1 9 33m 329 1 a 33n 328 1 9 33n \
    329 8 a 31t 328 i a 32q 33r a a 330 33r 5 a 335 33r 5 a 33a 33r 5 a 33f 33r d a 32o 33p 31 8 \
    36t 372 5y 5 3bw 1ze 8 5c5 5dh 2 8 5c7 5dh 2 8 5c9 5dh 2 8 5cb 5dh 2 8 5cd 5dh 4 8 5ch 5dh \
    15 8 5dm 5dh 2 8 5do 5dh 3 8 5dq 5dh 1 8 5dr 5dh 2 8 5du 5dh dl 5 1t 1 5 5i 1 5 1u 2 5 1w 1 \
    5 1x 1 5 b2 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 2 5 27 1 5 f6 1 5 28 1 5 \
    2a 1 5 2c 1 5 2d 1 5 2f 1 5 2p 1 5 gg 1 5 gh 1 5 5qa 1 5 2q 1 5 2s 1 5 2t 1 5 gp 1 5 gr 1 5 \
    gs 1 5 2v 2 5 2z 1 5 31 1 5 97 1 5 33 1 5 gk 1 5 5qu 1 5 5qv 1 5 34 1 5 38 1 5 39 1 5 5r1 1 \
    5 hb 1 5 3a 1 5 5r9 1 5 qa 1 5 qb 1 5 qc 1 5 qu 1 5 qv 1 5 2x 1 5 36 1 5 39 1 5 3a 1 5 qa 1 \
    5 qb 1 5 qp 1 5 qu 1 5 qv e 5 u5 z 5 gi 1 5 2r 1 5 gl 1 5 6o 1 5 gs 1 5 2u 1 5 gv 1 5 gx 1 5 \
    h1 1 5 h4 1 5 h5 1 5 h6 1 5 5tn 1 5 il 1 5 h9 1 5 5tx 1 5 in 1 5 hd 1 5 hc 1 5 he 1 5 hf 1 5 \
    hg 1 5 hh 1 5 hk 1 5 hu 1 5 hv 1 5 bv 1 5 i1 1 5 i2 1 5 5r0 1 5 i3 1 5 i4 1 5 3e 1 5 i8 1 5 \
    i9 1 5 ia 1 5 qg 1t 8 1t md 1 8 2p md 1 8 1u lj 1 8 2q lj 1 8 1u mb 1 8 2q mb 1 8 1u mp 1 8 \
    2q mp 1 8 5j ld 1 8 6f ld 1 8 1w lj 1 8 2s lj 1 8 1w mb 1 8 2s mb 1 8 1w mp 1 8 2s mp 1 8 1w \
    mf 1 8 2s mf 1 8 1w ml 1 8 2s ml 1 8 7m lc 1 8 7n lc 1 8 7m ld 1 8 7n ld 1 8 1x ml 1 8 2t ml \
    1 8 1x mo 1 8 2t mo 1 8 fc li 1 8 fd li 1 8 1y lj 1 8 2u lj 1 8 1z lg 1 8 2v lg 1 8 20 lj 1 \
    8 2w lj 1 8 20 mb 1 8 2w mb 1 8 20 lk 1 8 2w lk 1 8 20 mf 1 8 2w mf 1 8 20 mm 1 8 2w mm 1 8 \
    21 mo 1 8 2x mo 1 8 5r ld 1 8 6n ld 1 8 23 ld 1 8 2z ld 1 8 23 mb 1 8 2z mb 1 8 23 mp 1 8 2z \
    mp 1 8 24 mb 1 8 30 mb 1 8 5yu lg 1 8 5yv lg 1 8 24 mp 1 8 30 mp 1 8 24 ml 1 8 30 ml 1 8 25 \
    ld 1 8 31 ld 1 8 25 lj 1 8 31 lj 1 8 25 mb 1 8 31 mb 1 8 26 lj 1 8 32 lj 1 8 26 mb 1 8 32 mb \
    1 8 26 mp 1 8 32 mp 1 8 26 ml 1 8 32 ml 1 8 5x ld 1 8 6t ld 1 8 5x lk 1 8 6t lk 1 8 98 lc 1 \
    8 99 lc 1 8 98 ld 1 8 99 ld 1 8 28 ld 1 8 34 ld 1 8 28 lj 1 8 34 lj 1 8 2a lj 1 8 36 lj 1 8 \
    2a mb 1 8 36 mb 1 8 5zu lg 1 8 5zv lg 1 8 2a mp 1 8 36 mp 1 8 2b lj 1 8 37 lj 1 8 2b mb 1 8 \
    37 mb 1 8 9m lj 1 8 9n lj 1 8 9s lj 1 8 9t lj 1 8 602 lj 1 8 603 lj 1 8 2c lj 1 8 38 lj 1 8 \
    2c mb 1 8 38 mb 1 8 2c mp 1 8 38 mp 1 8 2c ml 1 8 38 ml 1 8 2d mc 1 8 39 mc 1 8 2d mo 1 8 39 \
    mo 1 8 2d ml 1 8 39 ml 1 8 a0 ld 1 8 a1 ld 1 8 a2 lk 1 8 a3 lk 1 8 2e lf 1 8 3a lf 1 8 2e mb \
    1 8 3a mb 1 8 2f lc 1 8 3b lc 1 8 2f ld 1 8 3b ld 1 8 2f lk 1 8 3b lk 1 8 2f lj 1 8 3b lj 1 \
    8 2f mb 1 8 3b mb 1 8 2g lj 1 8 3c lj 1 8 2g lk 1 8 3c lk 1 8 2h lj 1 8 3d lj 1 8 2i le 1 8 \
    3e le 1 8 2i mb 1 8 3e mb 1 8 2i mp 1 8 3e mp 1 8 2w mp 1 8 38 lk 1 8 3b lm 1 8 3d lm 1 9 2p \
    ji 1 8 an lj 5 8 1t mb 1 8 2p mb 1 8 1t ll 1 8 2p ll 1 8 5e ld 1 8 6a ld 1 8 5e lc 1 8 6a lc \
    1 8 5e ll 1 8 6a ll 1 8 5e lf 1 8 6a lf 1 8 61s le 1 8 61t le 1 8 76 ld 1 8 77 ld 1 8 76 lc \
    1 8 77 lc 1 8 76 ll 1 8 77 ll 1 8 76 lf 1 8 77 lf 1 8 61s li 1 8 61t li 1 8 1x mb 1 8 2t mb \
    1 8 1x ll 1 8 2t ll 1 8 1x lf 1 8 2t lf 1 8 5m ld 1 8 6i ld 1 8 5m lc 1 8 6i lc 1 8 5m ll 1 \
    8 6i ll 1 8 5m lf 1 8 6i lf 1 8 62g le 1 8 62h le 1 8 21 ll 1 8 2x ll 1 8 21 mb 1 8 2x mb 1 \
    8 27 mb 1 8 33 mb 1 8 27 ll 1 8 33 ll 1 8 5w ld 1 8 6s ld 1 8 5w lc 1 8 6s lc 1 8 5w ll 1 8 \
    6s ll 1 8 5w lf 1 8 6s lf 1 8 630 le 1 8 631 le 1 8 bk ld 1 8 bl ld 1 8 bk lc 1 8 bl lc 1 8 \
    bk ll 1 8 bl ll 1 8 bk lf 1 8 bl lf 1 8 bk mb 1 8 bl mb 1 8 2d mb 1 8 39 mb 1 8 2d ll 1 8 39 \
    ll 1 8 bz ld 1 8 c0 ld 1 8 bz lc 1 8 c0 lc 1 8 bz ll 1 8 c0 ll 1 8 bz lf 1 8 c0 lf 1 8 bz mb \
    1 8 c0 mb 1 8 2h lc 1 8 3d lc 1 8 2h mb 1 8 3d mb 1 8 2h ll 1 8 3d ll 1 8 2h lf 1 8 3d lf 7 \
    8 q9 lv 1 8 q9 lw 1 8 64g lc 1 8 64h lc 1 8 64g ld 1 8 64h ld 1 8 64g n6 1 8 64h n6 1 8 pd \
    lv 1 8 pd lw 1 8 64o lc 1 8 64p lc 1 8 64o ld 1 8 64p ld 1 8 64o n6 1 8 64p n6 1 8 qd lv 1 8 \
    qd lw 1 8 64w lc 1 8 64x lc 1 8 64w ld 1 8 64x ld 3 8 ph lv 1 8 ph lw 1 8 654 lc 1 8 655 lc \
    1 8 654 ld 1 8 655 ld 3 8 qf lv 1 8 qf lw 1 8 65c lc 1 8 65d lc 1 8 65c ld 1 8 65d ld 1 8 \
    65c n6 1 8 65d n6 1 8 pj lv 1 8 pj lw 1 8 65k lc 1 8 65l lc 1 8 65k ld 1 8 65l ld 1 8 65k n6 \
    1 8 65l n6 1 8 qh lv 1 8 qh lw 1 8 65s lc 1 8 65t lc 1 8 65s ld 1 8 65t ld 1 8 65s n6 1 8 \
    65t n6 1 8 pl lv 1 8 pl lw 1 8 660 lc 1 8 661 lc 1 8 660 ld 1 8 661 ld 1 8 660 n6 1 8 661 n6 \
    1 8 qn lv 1 8 qn lw 1 8 668 lc 1 8 669 lc 1 8 668 ld 1 8 669 ld 3 8 pr lv 1 8 pr lw 1 8 66g \
    lc 1 8 66h lc 1 8 66g ld 1 8 66h ld 3 8 qt lv 1 8 qt lw 1 8 66o lc 1 8 66p lc 1 8 66o ld 1 8 \
    66p ld 1 8 66o n6 1 8 66p n6 2 8 px lw 2 8 66x lc 2 8 66x ld 2 8 66x n6 1 8 qx lv 1 8 qx lw \
    1 8 674 lc 1 8 675 lc 1 8 674 ld 1 8 675 ld 1 8 674 n6 1 8 675 n6 1 8 q1 lv 1 8 q1 lw 1 8 \
    67c lc 1 8 67d lc 1 8 67c ld 1 8 67d ld 1 8 67c n6 1 8 67d n6 1 8 q9 lc 1 6 q4 1 8 qd lc 1 6 \
    q5 1 8 qf lc 1 6 q6 1 8 qh lc 1 6 q7 1 8 qn lc 1 6 r0 1 8 qt lc 1 6 r1 1 8 qx lc 1 6 r2 3 8 \
    64g n9 1 8 64h n9 1 8 64i n9 1 8 64j n9 1 8 64k n9 1 8 64l n9 1 8 64m n9 1 8 64n n9 1 8 64o \
    n9 1 8 64p n9 1 8 64q n9 1 8 64r n9 1 8 64s n9 1 8 64t n9 1 8 64u n9 1 8 64v n9 1 8 65c n9 1 \
    8 65d n9 1 8 65e n9 1 8 65f n9 1 8 65g n9 1 8 65h n9 1 8 65i n9 1 8 65j n9 1 8 65k n9 1 8 \
    65l n9 1 8 65m n9 1 8 65n n9 1 8 65o n9 1 8 65p n9 1 8 65q n9 1 8 65r n9 1 8 674 n9 1 8 675 \
    n9 1 8 676 n9 1 8 677 n9 1 8 678 n9 1 8 679 n9 1 8 67a n9 1 8 67b n9 1 8 67c n9 1 8 67d n9 1 \
    8 67e n9 1 8 67f n9 1 8 67g n9 1 8 67h n9 1 8 67i n9 1 8 67j n9 1 8 q9 li 1 8 q9 lg 1 8 67k \
    n9 1 8 q9 n9 1 8 q4 n9 2 8 q9 n6 1 8 69i n9 1 8 pd li 1 8 pd lg 1 8 pd lc 1 6 p2 1 8 pd n9 1 \
    9 w lv 1 6 qh 1 9 w lv 1 9 w n6 1 8 4o n6 1 8 67o n9 1 8 qf n9 1 8 q6 n9 2 8 qf n6 1 8 69y \
    n9 1 8 ph lc 1 6 p4 1 8 pj lc 1 6 p5 1 8 pj n9 1 8 69r lc 1 8 69r ld 1 8 69r n6 1 8 qh li 1 \
    8 qh lg 1 8 qy lc 1 6 pc 3 8 qh n6 1 8 qy n6 1 8 pl li 1 8 pl lg 1 8 pl lc 1 6 p6 2 8 6bi lc \
    1 8 6bi ld 1 8 6bi n6 1 8 qt li 1 8 qt lg 1 8 qz lc 1 6 q8 1 8 qp lv 1 8 qp lw 1 8 qt n6 1 8 \
    qz n6 1 8 px li 1 8 px lg 1 8 px lc 1 6 pa 1 8 pt lw 1 8 4o lc 1 6 p1 1 6 2o 3 8 67w n9 1 8 \
    qx n9 1 8 r2 n9 2 8 qx n6 1 8 6ba n9 1 8 pr lc 1 6 p8 1 8 q1 lc 1 6 pb 1 8 q1 n9 1 6 50 1 9 \
    w lw 2 6 6bm 1 6 6bn 1 5 w 1 5 w 1 5 w 1 5 w 1 5 w 1 5 w 1 5 w 1 5 w 1 5 w 7 5 6c0 6 9 w mr \
    d 5 1a 1 9 1a 1a 1 d 1a 1a 1a 9 5 w 4 9 6cy 6cy 1 d 6cy 6cy 6cy 2 9 6d1 6d1 1 d 6d1 6d1 6d1 \
    5 9 x x 2 9 w lh 9 9 1r 1r 1 9 1r x 1 9 x 1r e h 6cy 6cy 6cy 6cy 8 5 w h 5 1c 1 5 2x 3 5 1g \
    1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 17 1 5 6qa 1 5 1p 1 5 14 1 5 15 1 5 32 1 5 1c 1 5 1d \
    1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 17 1 5 6qa 1 5 1p 1 5 14 1 5 15 \
    2 5 2p 1 5 2t 1 5 33 1 5 3c 1 5 gp 1 5 2w 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 34 1 5 37 1 5 38 1 \
    5 3b 1 5 3d 1 5 3e 9 9 2a 37 2g d 2p 1b 2r 1 d 2p 1b 37 1 5 1v 1 9 4w 1v 2 d 2r 1b 33 1 d 2r \
    1b 39 1 5 b4 2 9 4w 1y 1 5 2v 1 5 20 1 5 20 1 5 20 1 5 2w 1 5 87 1 5 21 1 5 21 1 5 24 1 5 30 \
    2 5 26 1 9 26 33 3 5 28 1 5 29 1 5 2a 1 5 2a 1 5 2a 3 9 2b 25 1 d 2c 1x 24 1 9 2c 25 2 5 2i \
    2 6 q1 2 5 2i 2 6 23 1 6 5h 1 5 1u 1 5 1v 2 5 2t 1 5 1x 1 5 1y 2 5 25 1 5 33 1 5 15c 1 5 15d \
    1 5 15e 1 5 15f 1 5 2x 2 d 1y 1t 2g 1 5 qo 1 5 qb 1 5 pf 1 5 ps 1 5 6q9 5 5 1w 1 5 2s 1 5 2t \
    1 5 2x 1 5 2y 7 d 1d 6dg 1j 1 d 1d 6dg 1l 1 h 1d 6dg 1d 1c 1 d 1d 6dg 1f 1 d 1e 6dg 1f 1 d \
    1d 6dg 1h 1 d 1e 6dg 1h 1 d 1f 6dg 1h 1 d 1g 6dg 1h 1 d 1d 6dg 1i 1 d 1h 6dg 1i 1 d 1d 6dg \
    1k 1 d 1f 6dg 1k 1 d 1h 6dg 1k 1 d 1j 6dg 1k 1 9 1d 6dg 1 5 21 1 9 21 21 1 d 21 21 21 1 9 21 \
    2e 1 5 2e 1 9 2e 21 1 d 2e 21 21 1 h 2e 21 21 21 1 9 21 2g 1 5 2g 1 9 2g 21 1 d 2g 21 21 1 5 \
    24 1 5 1v 1 5 1w 1 5 25 1 5 2x 1 9 2x 2x 1 d 2x 2x 2x 1 9 2x 3a 1 5 3a 1 9 3a 2x 1 d 3a 2x \
    2x 1 h 3a 2x 2x 2x 1 9 2x 3c 1 5 3c 1 9 3c 2x 1 d 3c 2x 2x 1 5 30 1 5 2r 1 5 2s 1 5 31 a d \
    1c 6dg 1f h 8 6mo mw 1 8 6mq mw j 8 6ms mw v 8 6og mw 1 8 6ok mw 1 8 6oi mw 1h 8 6pv mw 5 8 \
    6q0 mw 3 8 6q3 mw o 8 6qr mw 2 8 6qt mw 6 9 6qz 6qz 1 d 6qz 6qz 6qz 2 9 6r2 6r2 1 d 6r2 6r2 \
    6r2 h 8 6rg mw 3 8 6rn mw 3 8 6rp mw 2 8 6rs mw n 8 1p mw 2 8 6sh mw b 8 6rx mw 1 8 1o mw 1 \
    8 1q mw 1 8 6sk mw 1 8 6sl mw 3 8 6sy mw 1 8 6sz mw 3 8 6t2 mw 1 8 6t3 mw 7 8 6t6 mw 1 8 6t7 \
    mw 3 8 6te mw 1 8 6tf mw 3 8 6ti mw 1 8 6tj mw z 8 6ua mw 1 8 6ug mw 1 8 6uh mw 1 8 6uj mw \
    1d 8 6t8 mw 1 8 6t9 mw 1 8 6tt mw 1 8 6tu mw 7 8 6uq mw 1 8 6ur mw 1 8 6us mw 1 8 6ut mw 1o \
    6 9hk 1 6 9hl 8m 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 9 1d 1c 1 9 \
    1d 1d 1 9 1d 1e 1 9 1d 1f 1 9 1d 1g 1 9 1d 1h 1 9 1d 1i 1 9 1d 1j 1 9 1d 1k 1 9 1d 1l 1 9 1e \
    1c 1 d 14 1d 15 1 d 14 1e 15 1 d 14 1f 15 1 d 14 1g 15 1 d 14 1h 15 1 d 14 1i 15 1 d 14 1j \
    15 1 d 14 1k 15 1 d 14 1l 15 1 h 14 1d 1c 15 1 h 14 1d 1d 15 1 h 14 1d 1e 15 1 h 14 1d 1f 15 \
    1 h 14 1d 1g 15 1 h 14 1d 1h 15 1 h 14 1d 1i 15 1 h 14 1d 1j 15 1 h 14 1d 1k 15 1 h 14 1d 1l \
    15 1 h 14 1e 1c 15 1 9 1d 1a 1 9 1e 1a 1 9 1f 1a 1 9 1g 1a 1 9 1h 1a 1 9 1i 1a 1 9 1j 1a 1 9 \
    1k 1a 1 9 1l 1a 1 d 1d 1c 1a 1 d 1d 1d 1a 1 d 1d 1e 1a 1 d 1d 1f 1a 1 d 1d 1g 1a 1 d 1d 1h \
    1a 1 d 1d 1i 1a 1 d 1d 1j 1a 1 d 1d 1k 1a 1 d 1d 1l 1a 1 d 1e 1c 1a 1 d 14 2p 15 1 d 14 2q \
    15 1 d 14 2r 15 1 d 14 2s 15 1 d 14 2t 15 1 d 14 2u 15 1 d 14 2v 15 1 d 14 2w 15 1 d 14 2x \
    15 1 d 14 2y 15 1 d 14 2z 15 1 d 14 30 15 1 d 14 31 15 1 d 14 32 15 1 d 14 33 15 1 d 14 34 \
    15 1 d 14 35 15 1 d 14 36 15 1 d 14 37 15 1 d 14 38 15 1 d 14 39 15 1 d 14 3a 15 1 d 14 3b \
    15 1 d 14 3c 15 1 d 14 3d 15 1 d 14 3e 15 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 \
    5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 \
    2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 1 5 \
    2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 \
    39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1c 10i h 6qz 6qz 6qz 6qz 2w d 1m 1m 1p 1 9 1p 1p 1 \
    d 1p 1p 1p 2u a 8gt mw bk 5 2y 1 5 2e 6q 5 8yp 8g 5 lal 2c 5 vj3 d 5 feo 1 5 ffs 1 5 fg6 1 5 \
    fgf 1 5 fh5 1 5 fid 1 5 fik 1 5 fj4 1 5 fju 1 5 g1r 1 5 g2t 1 5 g2z 1 5 g3m 1 5 g46 1 5 g4r \
    1 5 g68 1 5 g6t 1 5 g74 1 5 gbf 1 5 ge1 1 5 get 1 5 gey 1 5 gfs 1 5 gg1 1 5 ggs 1 5 gh5 1 5 \
    ghu 1 5 gja 1 5 gjs 1 5 gkj 1 5 h5j 1 5 h7j 1 5 hkb 1 5 hky 1 5 hl6 1 5 hlh 1 5 hlz 1 5 ho3 \
    1 5 i1c 1 5 i2o 1 5 i60 1 5 i6n 1 5 i76 1 5 i7s 1 5 i9a 1 5 i9d 1 5 ijf 1 5 ijp 1 5 ik1 1 5 \
    ike 1 5 inm 1 5 inu 1 5 inz 1 5 ir8 1 5 iri 1 5 irv 1 5 is3 1 5 its 1 5 iu9 1 5 iur 1 5 iwz \
    1 5 jd4 1 5 jee 1 5 jez 1 5 jzj 1 5 jzo 1 5 k1z 1 5 k2f 1 5 k2s 1 5 k3d 1 5 k4g 1 5 k4l 1 5 \
    kc0 1 5 kco 1 5 kdk 1 5 l5s 1 5 l7m 1 5 l89 1 5 l9v 1 5 laj 1 5 las 1 5 laz 1 5 lcf 1 5 lck \
    1 5 ldg 1 5 m7f 1 5 mju 1 5 mk6 1 5 mkb 1 5 mkf 1 5 mkn 1 5 ml5 1 5 ml7 1 5 mng 1 5 mtg 1 5 \
    mtl 1 5 n30 1 5 n3a 1 5 n4o 1 5 n4v 1 5 n54 1 5 n5c 1 5 n7v 1 5 n82 1 5 nee 1 5 nel 1 5 nfy \
    1 5 ngf 1 5 nhq 1 5 nob 1 5 noi 1 5 noz 1 5 ny2 1 5 o1k 1 5 o1q 1 5 o6s 1 5 o97 1 5 oah 1 5 \
    okz 1 5 ooo 1 5 p4m 1 5 p5d 1 5 p6y 1 5 p8d 1 5 pa9 1 5 pak 1 5 paq 1 5 pbn 1 5 pdr 1 5 pe1 \
    1 5 pnn 1 5 pnu 1 5 po3 1 5 poc 1 5 pos 1 5 pp7 1 5 ppb 1 5 pri 1 5 prm 1 5 prs 1 5 qj1 1 5 \
    qjv 1 5 qww 1 5 qx8 1 5 qxv 1 5 r5q 1 5 r63 1 5 r82 1 5 r9c 1 5 rp3 1 5 rpi 1 5 rpx 1 5 rqw \
    1 5 rrx 1 5 rxg 1 5 rxs 1 5 rzn 1 5 s6j 1 5 s7e 1 5 sd7 1 5 sds 1 5 sdx 1 5 sk1 1 5 sp5 1 5 \
    ssm 1 5 sss 1 5 ssx 1 5 tiv 1 5 tj4 1 5 tng 1 5 trq 1 5 trt 1 5 tt4 1 5 tw1 1 5 twe 1 5 twi \
    1 5 twp 1 5 tzf 1 5 u0d 1 5 u0j 1 5 u0x 1 5 u5k 1 5 u6z 1 5 u73 1 5 uc6 1 5 uc9 1 5 ucs 1 5 \
    ujs 1 5 ul4 1 5 ulb 1 5 un9 1 5 unj 1 5 unm 1 5 unw 1 5 uoq 1 5 uzp 1 5 vat 1 5 vb3 1 5 vc5 \
    1 5 vcr 1 5 vcz 1 5 vd9 1 5 vdd 1 5 veh 1 5 vel 1 5 vf2 1 5 vf7 1 5 vfk 1 5 vgb 1 5 vgq 1 5 \
    vgy 1 5 vil 1 5 vj0 1 5 vj4 17 5 w 1i 5 9hu 2 5 gg1 1 5 gg4 1 5 gg5 i 8 9jf 9ll 2 8 9jh 9ll \
    2 8 9jj 9ll 2 8 9jl 9ll 2 8 9jn 9ll 2 8 9jp 9ll 2 8 9jr 9ll 2 8 9jt 9ll 2 8 9jv 9ll 2 8 9jx \
    9ll 2 8 9jz 9ll 2 8 9k1 9ll 3 8 9k4 9ll 2 8 9k6 9ll 2 8 9k8 9ll 7 8 9kf 9ll 1 8 9kf 9lm 2 8 \
    9ki 9ll 1 8 9ki 9lm 2 8 9kl 9ll 1 8 9kl 9lm 2 8 9ko 9ll 1 8 9ko 9lm 2 8 9kr 9ll 1 8 9kr 9lm \
    n 8 9ja 9ll 7 9 w 9ll 1 9 w 9lm 2 8 9lp 9ll 1 9 9l4 9l6 d 8 9m3 9ll 2 8 9m5 9ll 2 8 9m7 9ll \
    2 8 9m9 9ll 2 8 9mb 9ll 2 8 9md 9ll 2 8 9mf 9ll 2 8 9mh 9ll 2 8 9mj 9ll 2 8 9ml 9ll 2 8 9mn \
    9ll 2 8 9mp 9ll 3 8 9ms 9ll 2 8 9mu 9ll 2 8 9mw 9ll 7 8 9n3 9ll 1 8 9n3 9lm 2 8 9n6 9ll 1 8 \
    9n6 9lm 2 8 9n9 9ll 1 8 9n9 9lm 2 8 9nc 9ll 1 8 9nc 9lm 2 8 9nf 9ll 1 8 9nf 9lm n 8 9ly 9ll \
    3 8 9nz 9ll 1 8 9o0 9ll 1 8 9o1 9ll 1 8 9o2 9ll 4 8 9od 9ll 1 9 9mb 9mw 1e 5 3cw 1 5 3cx 1 5 \
    3hm 1 5 3cy 1 5 3ho 1 5 3hp 1 5 3cz 1 5 3d0 1 5 3d1 1 5 3hs 1 5 3ht 1 5 3hu 1 5 3hv 1 5 3hw \
    1 5 3hx 1 5 3dm 1 5 3d2 1 5 3d3 1 5 3d4 1 5 3dt 1 5 3d5 1 5 3d6 1 5 3d7 1 5 3d8 1 5 3d9 1 5 \
    3da 1 5 3db 1 5 3dc 1 5 3dd 1 5 3de 1 5 3fl 1 5 3fm 1 5 3fn 1 5 3fo 1 5 3fp 1 5 3fq 1 5 3fr \
    1 5 3fs 1 5 3ft 1 5 3fu 1 5 3fv 1 5 3fw 1 5 3fx 1 5 3fy 1 5 3fz 1 5 3g0 1 5 3g1 1 5 3g2 1 5 \
    3g3 1 5 3g4 1 5 3g5 1 5 3fk 1 5 3dg 1 5 3dh 1 5 3if 1 5 3ig 1 5 3ik 1 5 3im 1 5 3ir 1 5 3iv \
    1 5 3ix 1 5 3do 1 5 3j1 1 5 3j3 1 5 3dp 1 5 3dq 1 5 3ds 1 5 3du 1 5 3dv 1 5 3dz 1 5 3e1 1 5 \
    3e3 1 5 3e4 1 5 3e5 1 5 3e6 1 5 3e7 1 5 3ea 1 5 3ee 1 5 3eo 1 5 3ev 1 5 3f0 1 5 3jl 1 5 3jm \
    1 5 3fb 1 5 3fc 1 5 3fd 1 5 3gk 1 5 3gl 1 5 3go 1 5 3gx 1 5 3gy 1 5 3h0 1 5 3ha 1 5 3hd 4 5 \
    feo 1 5 fik 1 5 fex 1 5 h5n 1 5 fey 1 5 ffx 1 5 fez 1 5 n5e 1 5 fh5 1 5 ffd 1 5 fep 1 5 hm1 \
    1 5 h80 1 5 fju 2p d 14 3cw 15 1 d 14 3cy 15 1 d 14 3cz 15 1 d 14 3d1 15 1 d 14 3d2 15 1 d \
    14 3d3 15 1 d 14 3d5 15 1 d 14 3d7 15 1 d 14 3d8 15 1 d 14 3da 15 1 d 14 3db 15 1 d 14 3dc \
    15 1 d 14 3dd 15 1 d 14 3de 15 1 h 14 3cw 3fl 15 1 h 14 3cy 3fl 15 1 h 14 3cz 3fl 15 1 h 14 \
    3d1 3fl 15 1 h 14 3d2 3fl 15 1 h 14 3d3 3fl 15 1 h 14 3d5 3fl 15 1 h 14 3d7 3fl 15 1 h 14 \
    3d8 3fl 15 1 h 14 3da 3fl 15 1 h 14 3db 3fl 15 1 h 14 3dc 3fl 15 1 h 14 3dd 3fl 15 1 h 14 \
    3de 3fl 15 1 h 14 3d8 3fy 15 1 t 14 3d7 3ft 3d8 3fp 3hn 15 1 p 14 3d7 3ft 3de 3fy 15 2 d 14 \
    feo 15 1 d 14 fik 15 1 d 14 fex 15 1 d 14 h5n 15 1 d 14 fis 15 1 d 14 g31 15 1 d 14 fer 15 1 \
    d 14 g2z 15 1 d 14 fh9 15 1 d 14 gg1 15 1 d 14 kco 15 1 d 14 m7f 15 1 d 14 ldg 15 1 d 14 kdk \
    15 1 d 14 ssx 15 1 d 14 h7j 15 1 d 14 k4l 15 1 d 14 kkq 15 1 d 14 kcp 15 1 d 14 ny6 15 1 d \
    14 glp 15 1 d 14 mm1 15 1 d 14 rs1 15 1 d 14 nz1 15 1 d 14 gc4 15 1 d 14 fkz 15 1 d 14 gos \
    15 1 d 14 i1y 15 1 d 14 nhf 15 1 d 14 flt 15 1 d 14 rt3 15 1 d 14 ggk 15 1 d 14 nzh 15 1 d \
    14 fm9 15 1 d 14 pnu 15 1 d 14 po3 15 1 5 gun 1 5 inw 1 5 k1z 1 5 oen 9 d 28 2c 1x 1 9 1e 1d \
    1 9 1e 1e 1 9 1e 1f 1 9 1e 1g 1 9 1e 1h 1 9 1e 1i 1 9 1e 1j 1 9 1e 1k 1 9 1e 1l 1 9 1f 1c 1 \
    9 1f 1d 1 9 1f 1e 1 9 1f 1f 1 9 1f 1g 1 9 1f 1h 1 5 3cw 1 5 3cy 1 5 3cz 1 5 3d1 1 5 3d2 1 5 \
    3d3 1 5 3d5 1 5 3d7 1 5 3d8 1 5 3da 1 5 3db 1 5 3dc 1 5 3dd 1 5 3de 1 9 3cw 3fl 1 9 3cy 3fl \
    1 9 3cz 3fl 1 9 3d1 3fl 1 9 3d2 3fl 1 9 3d3 3fl 1 9 3d5 3fl 1 9 3d7 3fl 1 9 3d8 3fl 1 9 3da \
    3fl 1 9 3db 3fl 1 9 3dc 3fl 1 9 3dd 3fl 1 9 3de 3fl 1 l 3da 3fl 3hz 3cw 3ft 1 h 3d8 3fy 3d7 \
    3g4 1 9 3d7 3fy 2 5 feo 1 5 fik 1 5 fex 1 5 h5n 1 5 fis 1 5 g31 1 5 fer 1 5 g2z 1 5 fh9 1 5 \
    gg1 1 5 kco 1 5 m7f 1 5 ldg 1 5 kdk 1 5 ssx 1 5 h7j 1 5 k4l 1 5 kkq 1 5 kcp 1 5 ny6 1 5 glp \
    1 5 mm1 1 5 rs1 1 5 nz1 1 5 gc4 1 5 o2g 1 5 n5j 1 5 ho3 1 5 six 1 5 g16 1 5 ghc 1 5 lig 1 5 \
    u11 1 5 fm9 1 5 g49 1 5 l7n 1 5 fey 1 5 ffx 1 5 fez 1 5 ijq 1 5 gkz 1 5 gfv 1 5 i3b 1 5 i1y \
    1 5 nhf 1 5 flt 1 5 rt3 1 5 ggk 1 5 hlo 1 9 1f 1i 1 9 1f 1j 1 9 1f 1k 1 9 1f 1l 1 9 1g 1c 1 \
    9 1g 1d 1 9 1g 1e 1 9 1g 1f 1 9 1g 1g 1 9 1g 1h 1 9 1g 1i 1 9 1g 1j 1 9 1g 1k 1 9 1g 1l 1 9 \
    1h 1c 1 9 1d kco 1 9 1e kco 1 9 1f kco 1 9 1g kco 1 9 1h kco 1 9 1i kco 1 9 1j kco 1 9 1k \
    kco 1 9 1l kco 1 d 1d 1c kco 1 d 1d 1d kco 1 d 1d 1e kco 1 9 20 2v 1 d 2t 36 2v 1 9 2t 2e 1 \
    d 24 2c 1w 1 5 9lu 1 5 9lw 1 5 9ly 1 5 9m0 1 5 9m2 1 5 9m3 1 5 9m5 1 5 9m7 1 5 9m9 1 5 9mb 1 \
    5 9md 1 5 9mf 1 5 9mh 1 5 9mj 1 5 9ml 1 5 9mn 1 5 9mp 1 5 9ms 1 5 9mu 1 5 9mw 1 5 9my 1 5 \
    9mz 1 5 9n0 1 5 9n1 1 5 9n2 1 5 9n3 1 5 9n6 1 5 9n9 1 5 9nc 1 5 9nf 1 5 9ni 1 5 9nj 1 5 9nk \
    1 5 9nl 1 5 9nm 1 5 9no 1 5 9nq 1 5 9ns 1 5 9nt 1 5 9nu 1 5 9nv 1 5 9nw 1 5 9nx 1 5 9nz 1 5 \
    9o0 1 5 9o1 1 5 9o2 1 9 fl0 gp8 1 h 9lu 9n5 9oc 9mw 1 h 9lu 9nv 9n9 9lt 1 h 9lu 9o3 9ne 9lu \
    1 d 9lu 9oc 9nv 1 h 9lw 9mz 9o3 9m8 1 d 9lw 9o3 9mp 1 d 9ly 9m1 9o3 1 l 9m0 9mh 9m7 9oc 9mx \
    1 h 9m0 9oc 9m3 9oc 1 d 9m2 9o3 9mh 1 d 9m2 9oc 9nk 1 d 9m3 9lw 9nu 1 h 9m3 9nt 9mr 9mw 1 h \
    9m3 9nx 9nu 9oc 1 d 9m4 9nx 9o3 1 d 9m4 9o3 9ni 1 9 9m6 9m4 1 d 9m6 9mz 9oc 1 h 9m5 9np 9nu \
    9oc 1 h 9m6 9nv 9mo 9oc 1 9 9m5 9nx 1 l 9m5 9nx 9m8 9nt 9nk 1 p 9m5 9nx 9nl 9oc 9mw 9nv 1 l \
    9m5 9nx 9nz 9mr 9mw 1 d 9m8 9nt 9nk 1 l 9m8 9nt 9nk 9mw 9o3 1 l 9m7 9nv 9mk 9lw 9nx 1 h 9m7 \
    9nx 9oc 9n1 1 d 9m9 9oc 9mh 1 d 9mb 9nv 9my 1 d 9mb 9oc 9nh 1 h 9md 9lw 9m7 9nv 1 l 9md 9o3 \
    9mp 9oc 9nk 1 h 9mf 9nu 9o3 9m8 1 d 9mj 9o3 9mp 1 d 9mj 9o3 9mw 1 d 9mo 9oc 9mh 1 9 9mv 9mf \
    1 9 9mx 9nv 1 9 9mw 9o3 1 9 9my 9n2 1 d 9n2 9mr 9mw 1 d 9n3 9lw 9ms 1 l 9n5 9oc 9mj 9o3 9mw \
    1 d 9n5 9oc 9ms 1 h 9n4 9oc 9nw 9nv 1 l 9n8 9lu 9mh 9mw 9nv 1 d 9n8 9m7 9nv 1 9 9n8 9mb 1 9 \
    9n7 9nv 1 l 9n9 9lt 9nt 9mr 9mx 1 h 9n9 9lv 9oc 9mw 1 l 9na 9mr 9mf 9lz 9nv 1 d 9n9 9nt 9o3 \
    1 l 9nc 9m7 9mn 9oc 9nv 1 9 9ne 9ml 1 d 9ne 9mz 9n6 1 d 9nc 9nv 9ms 1 d 9ne 9o3 9mh 1 d 9ne \
    9oc 9mg 1 d 9nd 9oc 9mn 1 h 9nh 9lw 9o3 9mw 1 d 9ng 9nv 9mw 1 9 9nf 9o3 1 d 9nh 9o3 9mx 1 d \
    9nf 9oc 9nv 1 d 9nf 9oc 9o3 1 h 9ni 9lw 9m7 9nx 1 d 9ni 9lw 9nv 1 d 9ni 9mr 9n3 1 d 9ni 9nv \
    9m7 1 l 9ni 9o3 9mf 9nr 9o3 1 h 9nj 9m7 9nx 9o3 1 9 9nj 9nu 1 l 9nj 9nu 9n4 9oc 9nv 1 9 9nl \
    9m4 1 h 9nl 9m4 9mw 9o3 1 h 9nl 9oc 9mw 9nv 1 d 9no 9oc 9mx 1 d 9no 9oc 9nv 1 d 9nq 9lu 9o3 \
    1 h 9nu 9mr 9mw 9nv 1 9 9nu 9nt 1 d 9nv 9n8 9oc 1 h 9nv 9oc 9na 9nv 1 9 9nw 9nk 1 l 9nw 9o3 \
    9mw 9ma 9o3 1 d 9nz 9mr 9mw 1 9 1c m9l 1 9 1d m9l 1 9 1e m9l 1 9 1f m9l 1 9 1g m9l 1 9 1h \
    m9l 1 9 1i m9l 1 9 1j m9l 1 9 1k m9l 1 9 1l m9l 1 d 1d 1c m9l 1 d 1d 1d m9l 1 d 1d 1e m9l 1 \
    d 1d 1f m9l 1 d 1d 1g m9l 1 d 1d 1h m9l 1 d 1d 1i m9l 1 d 1d 1j m9l 1 d 1d 1k m9l 1 d 1d 1l \
    m9l 1 d 1e 1c m9l 1 d 1e 1d m9l 1 d 1e 1e m9l 1 d 1e 1f m9l 1 d 1e 1g m9l 1 d 2w 28 2p 1 9 \
    2s 2p 1 9 1t 2d 1 d 2q 2p 36 1 9 33 2e 1 9 34 2r 1 9 2s 31 1 d 2s 31 4y 1 d 2s 31 4z 1 9 21 \
    2d 1 9 inn jdc 1 9 k6l gp8 1 9 hlz l7n 1 9 k5q lh7 1 h kkq irz fmi ny6 1 9 34 1t 1 9 32 1t 1 \
    9 qk 1t 1 9 31 1t 1 9 2z 1t 1 9 23 1u 1 9 25 1u 1 9 1z 1u 1 d 2r 2p 30 1 h 2z 2r 2p 30 1 9 \
    34 1y 1 9 32 1y 1 9 qk 1y 1 9 qk 2v 1 9 31 2v 1 9 2z 2v 1 9 20 3e 1 d 2z 20 3e 1 d 25 20 3e \
    1 d 1z 20 3e 1 d 2c 20 3e 1 9 qk 6j7 1 9 31 6j7 1 9 2s 6j7 1 9 2z 6j7 1 9 2u 31 1 9 32 31 1 \
    9 qk 31 1 9 31 31 1 9 2r 31 1 9 2z 31 1 d 31 31 4y 1 d 2r 31 4y 1 9 31 4y 1 d 2z 31 4y 1 d \
    31 31 4z 1 d 2r 31 4z 1 9 31 4z 1 d 2z 31 4z 1 d 31 6qd 37 1 h 31 6qd 37 4y 1 9 28 2p 1 d 2z \
    28 2p 1 d 25 28 2p 1 d 1z 28 2p 1 d 36 2p 2s 1 l 36 2p 2s 6qd 37 1 p 36 2p 2s 6qd 37 4y 1 9 \
    34 37 1 9 32 37 1 9 qk 37 1 9 31 37 1 9 34 2e 1 9 32 2e 1 9 qk 2e 1 9 31 2e 1 9 2z 2e 1 9 25 \
    2e 1 9 34 2f 1 9 32 2f 1 9 qk 2f 1 9 31 2f 1 9 2z 2f 1 9 25 2f 1 9 2z q1 1 9 25 q1 1 h 2p 1a \
    31 1a 1 9 1u 35 1 9 2r 2r 1 9 2r 2s 1 h 1v 6qd 2z 2v 1 d 1v 33 1a 1 9 2s 1u 1 9 1z 3d 1 9 2w \
    2p 1 9 20 28 1 9 2x 32 1 9 23 23 1 9 23 25 1 9 2z 38 1 9 30 31 1 9 30 32 1 d 30 33 2v 1 9 30 \
    3c 1 9 31 2q 1 d 31 2x 30 1 d 31 33 30 1 9 28 20 1 h 34 1a 31 1a 1 d 28 28 25 1 9 28 2a 1 9 \
    37 36 1 9 2b 3a 1 9 2f 2q 1 d 2e 6qd 31 1 d 1t 6qd 31 1 9 1d k4l 1 9 1e k4l 1 9 1f k4l 1 9 \
    1g k4l 1 9 1h k4l 1 9 1i k4l 1 9 1j k4l 1 9 1k k4l 1 9 1l k4l 1 d 1d 1c k4l 1 d 1d 1d k4l 1 \
    d 1d 1e k4l 1 d 1d 1f k4l 1 d 1d 1g k4l 1 d 1d 1h k4l 1 d 1d 1i k4l 1 d 1d 1j k4l 1 d 1d 1k \
    k4l 1 d 1d 1l k4l 1 d 1e 1c k4l 1 d 1e 1d k4l 1 d 1e 1e k4l 1 d 1e 1f k4l 1 d 1e 1g k4l 1 d \
    1e 1h k4l 1 d 1e 1i k4l 1 d 1e 1j k4l 1 d 1e 1k k4l 1 d 1e 1l k4l 1 d 1f 1c k4l 1 d 1f 1d \
    k4l 1 d 2v 2p 30 mn1 5 ui 1 5 uk 5v 5 x2n 3l 5 2b 1 5 1v 1 5 1y 1 5 29 4 5 86 1 5 9f o3 5 \
    x0n 1 5 xtj 1 5 h7 1 5 xua a 5 i5 fbr 6 rpk 1 6 kc4 1 6 s7e 1 6 rt4 1 6 lw1 1 6 fg2 1 6 gkl \
    1 6 vj0 1 6 vj0 1 6 hn5 1 6 ssx 1 6 gw7 1 6 hmw 1 6 jcm 1 6 ne1 1 6 p6t 1 6 qin 1 6 qt6 1 6 \
    r20 1 6 sjz 1 6 kxu 1 6 ljv 1 6 mah 1 6 mvy 1 6 q4d 1 6 sq2 1 6 uep 1 6 fia 1 6 ghh 1 6 l50 \
    1 6 mjf 1 6 qi5 1 6 v8e 1 6 ifk 1 6 m3v 1 6 qfh 1 6 r50 1 6 jih 1 6 pnc 1 6 qvz 1 6 iq2 1 6 \
    kd3 1 6 lm2 1 6 mpo 1 6 slq 1 6 fpi 1 6 g53 1 6 gda 1 6 jwk 1 6 l3n 1 6 mj4 1 6 nhj 1 6 pa9 \
    1 6 qh2 1 6 qjg 1 6 s1b 1 6 tv6 1 6 upb 1 6 v7e 1 6 nt8 1 6 nzz 1 6 otc 1 6 q15 1 6 t1g 1 6 \
    vb3 1 6 rfa 1 6 hjz 1 6 iro 1 6 okg 1 6 pdq 1 6 mle 1 6 nuy 1 6 rsy 1 6 ttj 1 6 hjs 1 6 i8y \
    1 6 kyb 1 6 lp6 1 6 lxr 1 6 oq7 1 6 oxj 1 6 tor 1 6 gcy 1 6 pe3 1 6 g64 1 6 g5o 1 6 o4c 1 6 \
    ou6 1 6 q29 1 6 tpx 1 6 rk0 1 6 jin 1 6 kxu 1 6 rge 1 6 fg9 1 6 i5j 1 6 iz6 1 6 mtj 1 6 n74 \
    1 6 gev 1 6 nwb 1 6 fr3 1 6 iw9 1 6 ff1 1 6 lho 1 6 k1k 1 6 opu 1 6 gjn 1 6 hge 1 6 ni9 1 6 \
    q4p 1 6 re2 1 6 la2 1 6 sds 1 6 lfs 1 6 jjy 1 6 put 1 6 jog 1 6 n6t 1 6 fji 1 6 g2x 1 6 g5l \
    1 6 kn5 1 6 oo7 1 6 prj 1 6 rf6 1 6 ssv 1 6 gdx 1 6 gn6 1 6 ho3 1 6 ir0 1 6 k3p 1 6 m4e 1 6 \
    nxm 1 6 tkd 1 6 ui2 1 6 vbr 1 6 vda 1 6 gbf 1 6 kau 1 6 l87 1 6 sbm 1 6 ino 1 6 j9s 1 6 jcw \
    1 6 jve 1 6 lyb 1 6 mdl 1 6 n0p 1 6 o22 1 6 ovo 1 6 pdb 1 6 s9y 1 6 q9a 1 6 sgz 1 6 t3e 1 6 \
    g7r 1 6 gbn 1 6 gql 1 6 ma0 1 6 r0i 1 6 re2 1 6 iq1 1 6 iyd 1 6 jnf 1 6 l9q 1 6 oji 1 6 mt1 \
    1 6 fl0 1 6 h6h 1 6 i5j 1 6 iii 1 6 izg 1 6 muq 1 6 mzt 1 6 p7e 1 6 pc6 1 6 svo 1 6 tti 1 6 \
    tvs 1 6 u1k 1 6 fpn 1 6 o1a 1 6 ss4 1 6 trs 1 6 j4x 1 6 fie 1 6 fyy 1 6 i5q 1 6 i7z 1 6 k2h \
    1 6 kxu 1 6 mha 1 6 ncy 1 6 q9o 1 6 sjg 1 6 vil 1 6 k94 1 6 tny 1 6 gax 1 6 kfv 1 6 kj7 1 6 \
    lkx 1 6 luk 1 6 mx5 1 6 n6h 1 6 nsb 1 6 opc 1 6 u3i 1 6 g31 1 6 je6 1 6 tq0 1 6 fu3 1 6 ie1 \
    1 6 lpm 1 6 sa2 1 6 ivf 1 6 j7o 1 6 kk7 1 6 mtj 1 6 tqe 1 6 g89 1 6 glr 1 6 i91 1 6 k5v 1 6 \
    kem 1 6 ko8 1 6 lid 1 6 mx2 1 6 naa 1 6 p6h 1 6 r0v 1 6 r1d 1 6 sss 1 6 tsy 1 6 gfz 1 6 lve \
    1 6 gm5 1 6 mhc 1 6 n14 1 6 qgq 1 6 tr7 1 6 uvr 1 6 vbz 1 6 kgn 1 6 lor 1 6 pns 1 6 o97 1 6 \
    obk 1 6 olu 1 6 mo0 1 6 m8p 1 6 riw 1 6 fk0 1 6 px2 1 6 g8q 1 6 g7b 1 6 ip2 1 6 jir 1 6 onq \
    1 6 i2t 1 6 ljy 1 6 kac 1 6 saj 1 6 qx8 1 6 tot 1 6 r63 1 6 iqb 1 6 g1s 1 6 gxs 3 6 hga 2 6 \
    k8k 3 6 g66 1 6 mqy 1 6 ngq 1 6 ny4 1 6 nz2 1 6 nz9 1 6 o0f 1 6 tw6 1 6 on2 1 6 p8d 2 6 qhe \
    2 6 rg8 3 6 shk 1 6 sn1 4 6 u7j 1 6 u7w 1 6 u94 1 6 v5g 1 6 sm6 1 6 trr 1 6 fqm 1 6 fzb 1 6 \
    g25 1 6 gcp 1 6 gdg 1 6 ggh 1 6 gwt 1 6 gzq 1 6 h2g 1 6 hfk 1 6 hig 1 6 i90 1 6 i9a 1 6 j2s \
    1 6 j8o 1 6 j9q 1 6 jci 1 6 k0f 1 6 k4i 1 6 k9d 1 6 kn9 1 6 lmf 1 6 lqy 1 6 lya 1 6 mem 1 6 \
    mjv 1 6 mxu 1 6 ntd 1 6 ny6 1 6 nyh 1 6 nyg 1 6 nyo 1 6 nyu 1 6 nz1 1 6 o0d 1 6 o0e 1 6 o5c \
    1 6 o75 1 6 og0 1 6 ovo 1 6 ow9 1 6 oxt 1 6 p6a 1 6 pad 1 6 pnx 1 6 prt 1 6 prt 1 6 q53 1 6 \
    r2o 1 6 r6e 1 6 rgh 1 6 ri1 1 6 rtf 1 6 ruw 1 6 sdy 1 6 shk 1 6 tsz 1 6 u0v 1 6 u2j 1 6 j1x \
    1 6 36cu 1 6 pp4 3 6 ffq 1 6 g51 1 6 g2w 1 6 fpc 1 6 g1x 1 6 g3k 1 6 gcn 1 6 ge2 1 6 gwt 1 6 \
    gut 1 6 gwp 1 6 gyq 1 6 hga 1 6 hir 1 6 hms 1 6 hn8 1 6 huq 1 6 i08 1 6 iqa 1 6 iqh 1 6 iuh \
    1 6 iwd 1 6 j4o 1 6 j7y 1 6 j60 1 6 j9q 1 6 j8g 1 6 jci 1 6 jec 1 6 jpg 1 6 jrw 1 6 jte 1 6 \
    k0m 1 6 k8k 1 6 kd3 1 6 kd7 1 6 keu 1 6 l89 1 6 la2 1 6 lkx 1 6 lwb 1 6 lvv 1 6 lya 1 6 m5a \
    1 6 mem 1 6 nmv 1 6 mk5 1 6 mnj 1 6 mqy 1 6 n01 1 6 n46 1 6 n5n 1 6 nbx 1 6 nbz 1 6 ngq 1 6 \
    nh7 1 6 nhw 1 6 nka 1 6 nk0 1 6 nv0 1 6 o8h 1 6 og0 1 6 ol7 1 6 orf 1 6 ovo 1 6 p4u 1 6 pad \
    1 6 pxu 1 6 q27 1 6 qrd 1 6 r41 1 6 r5y 1 6 r6e 1 6 ren 1 6 rg8 1 6 rez 1 6 rgh 1 6 rge 1 6 \
    rfx 1 6 ri1 1 6 rka 1 6 ruw 1 6 sag 1 6 sj6 1 6 srd 1 6 sxi 1 6 tq4 1 6 tsz 1 6 tw6 1 6 tzv \
    1 6 u0v 1 6 u17 1 6 u2j 1 6 umq 1 6 vj0 1 6 313e 1 6 3138 1 6 33dh 1 6 brx 1 6 cns 1 6 cop 1 \
    6 39e1 1 6 3bgw 1 6 3i6r 1 6 vgj 1 6 vim 13 9 2u 2u 1 9 2u 2x 1 9 2u 30 1 d 2u 2u 2x 1 d 2u \
    2u 30 1 9 an 38 1 9 37 38 d 9 12s 12u 1 9 12s 12d 1 9 12s 12j 1 9 132 12u 1 9 12s 12l 6 a \
    15l 14k 2 a 16a 14n 1 5 15u 1 5 15c 1 5 15f 1 5 15g 1 5 15n 1 5 15o 1 5 15p 1 5 160 1 5 162 \
    1 5 17 1 a 161 14x 1 a 161 14y 1 a 1dmx 14x 1 a 1dmx 14y 1 a 15c 14n 1 a 15c 14o 1 a 15c 14s \
    1 a 15d 14s 1 a 15e 14s 1 a 15f 14s 1 a 15g 14s 1 a 15h 14s 1 a 15i 14s 2 a 15k 14s 1 a 15l \
    14s 1 a 15m 14s 1 a 15n 14s 1 a 15o 14s 2 a 15q 14s 2 a 15s 14s 1 a 15t 14s 2 a 15v 14s 1 a \
    15w 14s 2 a 15y 14s 1 a 15z 14s 1 a 160 14s 1 a 161 14s 1 a 162 14s 1 a 15h 14p 1 a 15d 14v \
    1 a 15n 14v 1 a 15w 14v 1 9 15c 15o 1 5 19t 1 5 19t 1 5 1a3 1 5 1a3 1 5 1a3 1 5 1a3 1 5 1a6 \
    1 5 1a6 1 5 1a6 1 5 1a6 1 5 1a8 1 5 1a8 1 5 1a8 1 5 1a8 1 5 1a2 1 5 1a2 1 5 1a2 1 5 1a2 1 5 \
    1a7 1 5 1a7 1 5 1a7 1 5 1a7 1 5 1a1 1 5 1a1 1 5 1a1 1 5 1a1 1 5 1b8 1 5 1b8 1 5 1b8 1 5 1b8 \
    1 5 1ba 1 5 1ba 1 5 1ba 1 5 1ba 1 5 1ac 1 5 1ac 1 5 1ac 1 5 1ac 1 5 1ab 1 5 1ab 1 5 1ab 1 5 \
    1ab 1 5 1ae 1 5 1ae 1 5 1ae 1 5 1ae 1 5 1af 1 5 1af 1 5 1af 1 5 1af 1 5 1al 1 5 1al 1 5 1ak \
    1 5 1ak 1 5 1am 1 5 1am 1 5 1ag 1 5 1ag 1 5 1aw 1 5 1aw 1 5 1ap 1 5 1ap 1 5 1bd 1 5 1bd 1 5 \
    1bd 1 5 1bd 1 5 1bj 1 5 1bj 1 5 1bj 1 5 1bj 1 5 1bn 1 5 1bn 1 5 1bn 1 5 1bn 1 5 1bl 1 5 1bl \
    1 5 1bl 1 5 1bl 1 5 1bu 1 5 1bu 1 5 1bv 1 5 1bv 1 5 1bv 1 5 1bv 1 5 1c0 1 5 1c0 1 5 1c1 1 5 \
    1c1 1 5 1c1 1 5 1c1 1 5 1by 1 5 1by 1 5 1by 1 5 1by 1 5 1ci 1 5 1ci 1 5 1cj 1 5 1cj y 5 1bh \
    1 5 1bh 1 5 1bh 1 5 1bh 1 5 1c7 1 5 1c7 1 5 1c6 1 5 1c6 1 5 1c8 1 5 1c8 1 5 19z 1 5 1cb 1 5 \
    1cb 1 5 1c5 1 5 1c5 1 5 1c9 1 5 1c9 1 5 1cg 1 5 1cg 1 5 1cg 1 5 1cg 1 5 18p 1 5 18p 1 9 17q \
    17r 1 9 17q 17r 1 9 17q 1cl 1 9 17q 1cl 1 9 17q 18o 1 9 17q 18o 1 9 17q 1c7 1 9 17q 1c7 1 9 \
    17q 1c6 1 9 17q 1c6 1 9 17q 1c8 1 9 17q 1c8 1 9 17q 1cg 1 9 17q 1cg 1 9 17q 1cg 1 9 17q 18p \
    1 9 17q 18p 1 9 17q 18p 1 5 1cc 1 5 1cc 1 5 1cc 1 5 1cc 1 9 17q 17w 1 9 17q 17x 1 9 17q 18l \
    1 9 17q 18p 1 9 17q 18q 1 9 17s 17w 1 9 17s 17x 1 9 17s 17y 1 9 17s 18l 1 9 17s 18p 1 9 17s \
    18q 1 9 17u 17w 1 9 17u 17x 1 9 17u 17y 1 9 17u 18l 1 9 17u 18p 1 9 17u 18q 1 9 17v 17w 1 9 \
    17v 18l 1 9 17v 18p 1 9 17v 18q 1 9 17w 17x 1 9 17w 18l 1 9 17x 17w 1 9 17x 18l 1 9 17y 17w \
    1 9 17y 17x 1 9 17y 18l 1 9 183 17w 1 9 183 17x 1 9 183 17y 1 9 183 18l 1 9 185 17x 1 9 185 \
    18l 1 9 186 17w 1 9 186 17x 1 9 186 17y 1 9 186 18l 1 9 187 17x 1 9 187 18l 1 9 188 18l 1 9 \
    189 17w 1 9 189 18l 1 9 18a 17w 1 9 18a 18l 1 9 18h 17w 1 9 18h 17x 1 9 18h 17y 1 9 18h 18l \
    1 9 18h 18p 1 9 18h 18q 1 9 18i 17x 1 9 18i 18l 1 9 18i 18p 1 9 18i 18q 1 9 18j 17r 1 9 18j \
    17w 1 9 18j 17x 1 9 18j 17y 1 9 18j 18k 1 9 18j 18l 1 9 18j 18p 1 9 18j 18q 1 9 18k 17w 1 9 \
    18k 17x 1 9 18k 17y 1 9 18k 18l 1 9 18k 18p 1 9 18k 18q 1 9 18l 17w 1 9 18l 17x 1 9 18l 17y \
    1 9 18l 18l 1 9 18l 18p 1 9 18l 18q 1 9 18m 17w 1 9 18m 17x 1 9 18m 17y 1 9 18m 18l 1 9 18m \
    18p 1 9 18m 18q 1 9 18n 17w 1 9 18n 18l 1 9 18n 18p 1 9 18n 18q 1 9 18q 17w 1 9 18q 17x 1 9 \
    18q 17y 1 9 18q 18l 1 9 18q 18p 1 9 18q 18q 1 9 180 19s 1 9 181 19s 1 9 18p 19s 1 d w 18s \
    18x 1 d w 18t 18x 1 d w 18u 18x 1 d w 18v 18x 1 d w 18w 18x 1 d w 18x 19s 1 9 17q 181 1 9 \
    17q 182 1 9 17q 18l 1 9 17q 18m 1 9 17q 18p 1 9 17q 18q 1 9 17s 181 1 9 17s 182 1 9 17s 18l \
    1 9 17s 18m 1 9 17s 18p 1 9 17s 18q 1 9 17u 181 1 9 17u 182 1 9 17u 18l 1 9 17u 18m 1 9 17u \
    18p 1 9 17u 18q 1 9 17v 181 1 9 17v 182 1 9 17v 18l 1 9 17v 18m 1 9 17v 18p 1 9 17v 18q 1 9 \
    18h 18p 1 9 18h 18q 1 9 18i 18p 1 9 18i 18q 1 9 18j 17r 1 9 18j 18k 1 9 18j 18l 1 9 18j 18p \
    1 9 18j 18q 1 9 18k 18l 1 9 18k 18p 1 9 18k 18q 1 9 18l 17r 1 9 18l 18l 1 9 18m 181 1 9 18m \
    182 1 9 18m 18l 1 9 18m 18m 1 9 18m 18p 1 9 18m 18q 1 9 18p 19s 1 9 18q 181 1 9 18q 182 1 9 \
    18q 18l 1 9 18q 18m 1 9 18q 18p 1 9 18q 18q 1 9 17q 17w 1 9 17q 17x 1 9 17q 17y 1 9 17q 18l \
    1 9 17q 18n 1 9 17s 17w 1 9 17s 17x 1 9 17s 17y 1 9 17s 18l 1 9 17s 18n 1 9 17u 17w 1 9 17u \
    17x 1 9 17u 17y 1 9 17u 18l 1 9 17u 18n 1 9 17v 18l 1 9 17w 17x 1 9 17w 18l 1 9 17x 17w 1 9 \
    17x 18l 1 9 17y 17w 1 9 17y 18l 1 9 183 17w 1 9 183 17x 1 9 183 17y 1 9 183 18l 1 9 185 17x \
    1 9 185 17y 1 9 185 18l 1 9 186 17w 1 9 186 17x 1 9 186 17y 1 9 186 18l 1 9 187 17x 1 9 188 \
    18l 1 9 189 17w 1 9 189 18l 1 9 18a 17w 1 9 18a 18l 1 9 18h 17w 1 9 18h 17x 1 9 18h 17y 1 9 \
    18h 18l 1 9 18i 17x 1 9 18i 18l 1 9 18j 17w 1 9 18j 17x 1 9 18j 17y 1 9 18j 18k 1 9 18j 18l \
    1 9 18k 17w 1 9 18k 17x 1 9 18k 17y 1 9 18k 18l 1 9 18k 18n 1 9 18l 17w 1 9 18l 17x 1 9 18l \
    17y 1 9 18l 18l 1 9 18m 17w 1 9 18m 17x 1 9 18m 17y 1 9 18m 18l 1 9 18m 18n 1 9 18n 17w 1 9 \
    18n 18l 1 9 18n 19s 1 9 18q 17w 1 9 18q 17x 1 9 18q 17y 1 9 18q 18l 1 9 18q 18n 1 9 17q 18l \
    1 9 17q 18n 1 9 17s 18l 1 9 17s 18n 1 9 17u 18l 1 9 17u 18n 1 9 17v 18l 1 9 17v 18n 1 9 183 \
    18l 1 9 183 18n 1 9 184 18l 1 9 184 18n 1 9 18j 18k 1 9 18j 18l 1 9 18k 18l 1 9 18m 18l 1 9 \
    18m 18n 1 9 18q 18l 1 9 18q 18n 1 d 18g 18u 18x 1 d 18g 18v 18x 1 d 18g 18w 18x 1 9 187 18p \
    1 9 187 18q 1 9 189 18p 1 9 189 18q 1 9 18a 18p 1 9 18a 18q 1 9 183 18p 1 9 183 18q 1 9 184 \
    18p 1 9 184 18q 1 9 17x 18p 1 9 17x 18q 1 9 17w 18p 1 9 17w 18q 1 9 17y 18p 1 9 17y 18q 1 9 \
    185 18p 1 9 185 18q 1 9 186 18p 1 9 186 18q 1 9 184 17w 1 9 184 17x 1 9 184 17y 1 9 184 18l \
    1 9 184 181 1 9 183 181 1 9 185 181 1 9 186 181 1 9 187 18p 1 9 187 18q 1 9 189 18p 1 9 189 \
    18q 1 9 18a 18p 1 9 18a 18q 1 9 183 18p 1 9 183 18q 1 9 184 18p 1 9 184 18q 1 9 17x 18p 1 9 \
    17x 18q 1 9 17w 18p 1 9 17w 18q 1 9 17y 18p 1 9 17y 18q 1 9 185 18p 1 9 185 18q 1 9 186 18p \
    1 9 186 18q 1 9 184 17w 1 9 184 17x 1 9 184 17y 1 9 184 18l 1 9 184 181 1 9 183 181 1 9 185 \
    181 1 9 186 181 1 9 184 17w 1 9 184 17x 1 9 184 17y 1 9 184 18l 1 9 183 18n 1 9 184 18n 1 9 \
    187 18l 1 9 183 17w 1 9 183 17x 1 9 183 17y 1 9 184 17w 1 9 184 17x 1 9 184 17y 1 9 187 18l \
    1 9 188 18l 1 9 17r 18r 1 9 17r 18r j d 17u 17w 18l 1 d 17u 17x 17w 1 d 17u 17x 17w 1 d 17u \
    17x 18l 1 d 17u 17y 18l 1 d 17u 18l 17w 1 d 17u 18l 17x 1 d 17u 18l 17y 1 d 17w 18l 17x 1 d \
    17w 18l 17x 1 d 17x 18l 18q 1 d 17x 18l 18p 1 d 183 17x 17w 1 d 183 17w 17x 1 d 183 17w 18p \
    1 d 183 18l 17x 1 d 183 18l 17x 1 d 183 18l 17w 1 d 183 18l 18l 1 d 183 18l 18l 1 d 185 17x \
    17x 1 d 185 17x 17x 1 d 185 18l 18l 1 d 184 17x 18l 1 d 184 17x 18l 1 d 184 17w 18q 1 d 184 \
    18l 17y 1 d 184 18l 17y 1 d 184 18l 18l 1 d 184 18l 18l 1 d 186 17x 18p 1 d 186 17y 18l 1 d \
    186 17y 18l 1 d 187 18l 17x 1 d 187 18l 17x 1 d 187 18l 18l 1 d 187 18l 18q 1 d 189 17w 18l \
    1 d 189 18l 18l 1 d 189 18l 18l 1 d 189 18l 18p 1 d 18a 18l 18l 1 d 18a 18l 18q 1 d 18a 18l \
    18p 1 d 18h 17y 18l 1 d 18h 17y 18l 1 d 18i 18l 17x 1 d 18i 18l 18l 1 d 18k 17x 18l 1 d 18k \
    17x 18q 1 d 18k 17x 18p 1 d 18k 17w 17w 1 d 18k 17w 17w 1 d 18k 17y 18l 1 d 18k 17y 18l 1 d \
    18k 18l 17x 1 d 18k 18l 17x 1 d 18l 17x 17w 1 d 18l 17x 18l 1 d 18l 17x 18q 1 d 18l 17w 17x \
    1 d 18l 17w 18l 1 d 18l 17y 17w 1 d 18l 17y 18l 3 d 18l 17w 17y 1 d 18n 18l 17w 1 d 18n 18l \
    18l 1 d 18m 17x 18l 1 d 18m 17x 18p 1 d 18m 17w 18l 1 d 18m 17w 18l 1 d 18m 17w 18p 1 d 18m \
    18l 18q 1 d 18m 18l 18p 1 d 18q 18l 18l 1 d 18q 18l 18l 1 d 17s 17y 18q 1 d 17u 17w 18q 1 d \
    17u 17w 18p 1 d 17u 17y 18q 1 d 17u 17y 18p 1 d 17u 18l 18q 1 d 17u 18l 18p 1 d 17w 18l 18q \
    1 d 17w 17x 18p 1 d 17w 18l 18p 1 d 183 17y 18p 1 d 185 17x 18q 1 d 184 17x 18q 1 d 186 17x \
    18q 1 d 18k 17w 18q 1 d 18k 18l 18q 1 d 18q 17x 18q 1 d 18q 17w 18q 1 d 18q 18l 18q 1 d 18l \
    18l 18q 1 d 18i 18l 18q 1 d 18m 17x 18q 1 d 18i 18l 17x 1 d 18k 17x 18l 1 d 189 18l 18q 1 d \
    18j 18l 18q 1 d 18m 17w 17x 1 d 18l 17y 18q 1 d 18k 17w 18l 1 d 18j 18l 18l 1 d 18k 17w 18l \
    1 d 18m 17w 17x 1 d 17w 17x 18q 1 d 17x 17w 18q 1 d 18l 17w 18q 1 d 18h 18l 18q 1 d 17s 17x \
    18q 1 d 18j 18l 18l 1 d 189 17w 18l 1 d 185 18l 18l 1 d 183 17y 18q 1 d 18m 17w 18q 15 d 185 \
    18k 1ci 1 d 18i 18k 1ci 1 h 17r 18k 18k 18n 1 h 17r 18j 17s 181 1 h 18l 17x 18l 17z 1 h 185 \
    18k 189 18l 1 h 181 183 18o 18k 1 h 189 18k 18q 18n 1 h 18o 183 18k 18l 1 d 185 18k 18p 1 21 \
    185 18k 18p w 17r 18k 18k 18n w 189 18k 18q 18n w 18o 183 18k 18l 1 x 17w 18k w 17w 18k 17r \
    18k 18n 1 h 181 1cc 17r 18k k 5 18 1 5 9hd 1 5 9he 1 5 1m 1 5 1n 1 5 x 1 5 1r 1 5 9hy 1 5 \
    9hz 1 5 6cm n 5 6cl 1 5 6c4 1 5 6c3 1 5 2n 1 5 2n 1 5 14 1 5 15 1 5 3f 1 5 3h 1 5 9hw 1 5 \
    9hx 1 5 9hs 1 5 9ht 1 5 9hm 1 5 9hn 1 5 9hk 1 5 9hl 1 5 9ho 1 5 9hp 1 5 9hq 1 5 9hr 3 5 2j 1 \
    5 2l 1 5 6da 1 5 6da 1 5 6da 1 5 6da 1 5 2n 1 5 2n 1 5 2n 1 5 18 1 5 9hd 1 5 1a 2 5 1n 1 5 \
    1m 1 5 1r 1 5 x 1 5 6c4 1 5 14 1 5 15 1 5 3f 1 5 3h 1 5 9hw 1 5 9hx 1 5 z 1 5 12 1 5 16 1 5 \
    17 1 5 19 1 5 1o 1 5 1q 1 5 1p 2 5 2k 1 5 10 1 5 11 1 5 1s 5 9 w 18r 1 9 18g 18r 1 9 w 18s 2 \
    9 w 18t 2 9 w 18u 1 9 18g 18u 1 9 w 18v 1 9 18g 18v 1 9 w 18w 1 9 18g 18w 1 9 w 18x 1 9 18g \
    18x 1 9 w 18y 1 9 18g 18y 1 5 17l 1 5 17m 1 5 17m 1 5 17n 1 5 17n 1 5 17o 1 5 17o 1 5 17p 1 \
    5 17p 1 5 17q 1 5 17q 1 5 17q 1 5 17q 1 5 17r 1 5 17r 1 5 17s 1 5 17s 1 5 17s 1 5 17s 1 5 \
    17t 1 5 17t 1 5 17u 1 5 17u 1 5 17u 1 5 17u 1 5 17v 1 5 17v 1 5 17v 1 5 17v 1 5 17w 1 5 17w \
    1 5 17w 1 5 17w 1 5 17x 1 5 17x 1 5 17x 1 5 17x 1 5 17y 1 5 17y 1 5 17y 1 5 17y 1 5 17z 1 5 \
    17z 1 5 180 1 5 180 1 5 181 1 5 181 1 5 182 1 5 182 1 5 183 1 5 183 1 5 183 1 5 183 1 5 184 \
    1 5 184 1 5 184 1 5 184 1 5 185 1 5 185 1 5 185 1 5 185 1 5 186 1 5 186 1 5 186 1 5 186 1 5 \
    187 1 5 187 1 5 187 1 5 187 1 5 188 1 5 188 1 5 188 1 5 188 1 5 189 1 5 189 1 5 189 1 5 189 \
    1 5 18a 1 5 18a 1 5 18a 1 5 18a 1 5 18h 1 5 18h 1 5 18h 1 5 18h 1 5 18i 1 5 18i 1 5 18i 1 5 \
    18i 1 5 18j 1 5 18j 1 5 18j 1 5 18j 1 5 18k 1 5 18k 1 5 18k 1 5 18k 1 5 18l 1 5 18l 1 5 18l \
    1 5 18l 1 5 18m 1 5 18m 1 5 18m 1 5 18m 1 5 18n 1 5 18n 1 5 18n 1 5 18n 1 5 18o 1 5 18o 1 5 \
    18p 1 5 18p 1 5 18q 1 5 18q 1 5 18q 1 5 18q 1 9 18k 17m 1 9 18k 17m 1 9 18k 17n 1 9 18k 17n \
    1 9 18k 17p 1 9 18k 17p 1 9 18k 17r 1 9 18k 17r 5 5 x 1 5 y 1 5 z 1 5 10 1 5 11 1 5 12 1 5 \
    13 1 5 14 1 5 15 1 5 16 1 5 17 1 5 18 1 5 19 1 5 1a 1 5 1b 1 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 \
    1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 1m 1 5 1n 1 5 1o 1 5 1p 1 5 1q 1 5 1r 1 5 1s 1 5 \
    1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 \
    26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 \
    2j 1 5 2k 1 5 2l 1 5 2m 1 5 2n 1 5 2o 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 1 5 \
    2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 \
    39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 3f 1 5 3g 1 5 3h 1 5 3i 1 5 879 1 5 87a 1 5 9he 1 \
    5 9ho 1 5 9hp 1 5 9hd 1 5 9ob 1 5 9o2 1 5 9lt 1 5 9lv 1 5 9lx 1 5 9lz 1 5 9m1 1 5 9nn 1 5 \
    9np 1 5 9nr 1 5 9mr 1 5 9oc 1 5 9lu 1 5 9lw 1 5 9ly 1 5 9m0 1 5 9m2 1 5 9m3 1 5 9m5 1 5 9m7 \
    1 5 9m9 1 5 9mb 1 5 9md 1 5 9mf 1 5 9mh 1 5 9mj 1 5 9ml 1 5 9mn 1 5 9mp 1 5 9ms 1 5 9mu 1 5 \
    9mw 1 5 9my 1 5 9mz 1 5 9n0 1 5 9n1 1 5 9n2 1 5 9n3 1 5 9n6 1 5 9n9 1 5 9nc 1 5 9nf 1 5 9ni \
    1 5 9nj 1 5 9nk 1 5 9nl 1 5 9nm 1 5 9no 1 5 9nq 1 5 9ns 1 5 9nt 1 5 9nu 1 5 9nv 1 5 9nw 1 5 \
    9nx 1 5 9nz 1 5 9o3 1 5 9ll 1 5 9lm 1 5 9r8 1 5 9pt 1 5 9pu 1 5 9pv 1 5 9pw 1 5 9px 1 5 9py \
    1 5 9pz 1 5 9q0 1 5 9q1 1 5 9q2 1 5 9q3 1 5 9q4 1 5 9q5 1 5 9q6 1 5 9q7 1 5 9q8 1 5 9q9 1 5 \
    9qa 1 5 9qb 1 5 9qc 1 5 9qd 1 5 9qe 1 5 9qf 1 5 9qg 1 5 9qh 1 5 9qi 1 5 9qj 1 5 9qk 1 5 9ql \
    1 5 9qm 4 5 9qn 1 5 9qo 1 5 9qp 1 5 9qq 1 5 9qr 1 5 9qs 3 5 9qt 1 5 9qu 1 5 9qv 1 5 9qw 1 5 \
    9qx 1 5 9qy 3 5 9qz 1 5 9r0 1 5 9r1 1 5 9r2 1 5 9r3 1 5 9r4 3 5 9r5 1 5 9r6 1 5 9r7 4 5 4i 1 \
    5 4j 1 5 4s 1 5 4v 1 5 4m 1 5 4l 1 5 6g9 2 5 7b6 1 5 6mo 1 5 6mp 1 5 6mq 1 5 6mr 1 5 7fk 1 5 \
    7gr 15n 8 1fpu lj r 8 1fq2 lj bh 5 k0 1 5 k1 1 5 6e 1 5 ih 1 5 gj 2 5 ir 1 5 xuu 1 5 it 1 5 \
    is 1 5 gm 1 5 gn 1 5 5u9 1 5 go 1 5 gu 1 5 ix 1 5 h0 1 5 gy 1 5 gw 1 5 ij 1 5 87 1 5 ik 1 5 \
    h3 1 5 hw 1 5 iy 1 5 iz 1 5 h8 1 5 2mmc 1 5 x3i 1 5 ha 1 5 2mmd 1 5 i6 1 5 2mme 1 5 6w 1 5 \
    hi 1 5 hj 1 5 35 1 5 hm 1 5 2mmg 1 5 hp 1 5 hq 1 5 hs 1 5 iw 1 5 iu 1 5 xuv 1 5 iv 1 5 i0 1 \
    5 8s1 2 5 i7 1 5 ip 1 5 iq 1 5 ig 1 5 cg 1 5 ch 1 5 ci 1 5 2mmi 1 5 2mn2 1 5 hz 1 5 ie 1 5 \
    if 1 5 im 1 5 2mmj 1qz 8 1huh 1hve 2 8 1huj 1hve f 8 1hut 1hve 3n 8 1hyp 1hyf 1 8 1hyq 1hyf \
    f0 8 1idj 1ida 1 8 1idj 1idz 1j 8 1if6 1ih5 2 8 1if8 1igr 9 8 1iff 1igy 3 8 1ifk 1ih5 1g 8 \
    1igy 1igy 2 8 1igy 1igo 1 8 1igy 1ih5 6r 8 1int 1inu 1 8 1int 1ink 2 8 1int 1inx 70 8 1iuw \
    1iun 1 8 1iux 1iun ot 8 1jjp 1jjk e7d 8 1xr2 1xr2 1 8 1xr2 1xrd 1 8 1xr2 1xr3 1 8 1xrd 1xr3 \
    1 8 1xr2 1xr4 1 8 1xr5 1xr3 1 8 1xr6 1xr3 1 8 1xr5 1xr4 2f4 8 206f 206f 1 8 206b 206f 1 8 \
    206h 206f ddl 9 9jn 9k8 1 9 9mw 9m5 1 9 9mw 9mu 1 9 9ns 9nu 5gw 5 1t 1 5 1u 1 5 1v 1 5 1w 1 \
    5 1x 1 5 1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 \
    2a 1 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 \
    1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l v9 a 2jx3 2jxh 1 a 2jx4 2jxh 1 a 2jxb 2jxq 1 a 2jxb \
    2jxr 1 a 2jxb 2jxs 1 a 2jxb 2jxt 1 a 2jxb 2jxu 2f a 2jzt 2jxh 1 a 2jzu 2jxh 1 a 2jzv 2jxq 1 \
    a 2jzw 2jxq 1 a 2jzv 2jxr 1 a 2jzw 2jxr g0 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 \
    5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 \
    2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 1 5 \
    2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 \
    39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 5 \
    20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 \
    2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 2 5 \
    2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 39 1 5 \
    3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 5 20 1 5 \
    21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 2d 1 5 \
    2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 1 5 2w 1 5 \
    2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 39 1 5 \
    3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 2 5 1v 1 5 1w 3 5 1z 3 5 22 1 5 23 3 5 26 1 5 27 1 5 \
    28 1 5 29 2 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 \
    2s 2 5 2u 2 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 2 5 34 1 5 35 1 5 36 1 5 37 1 5 \
    38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 \
    1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 \
    2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 \
    2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 \
    38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 2 5 1w 1 5 1x 1 5 1y 1 5 1z 3 5 \
    22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 2 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 \
    2g 1 5 2h 2 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 \
    30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 \
    3d 1 5 3e 1 5 1t 1 5 1u 2 5 1w 1 5 1x 1 5 1y 1 5 1z 2 5 21 1 5 22 1 5 23 1 5 24 1 5 25 2 5 \
    27 4 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 2 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 1t 1 5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 \
    1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 27 1 5 28 1 5 29 1 5 2a 1 5 \
    2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 5 2p 1 5 2q 1 5 2r 1 5 2s 1 5 2t 1 5 \
    2u 1 5 2v 1 5 2w 1 5 2x 1 5 2y 1 5 2z 1 5 30 1 5 31 1 5 32 1 5 33 1 5 34 1 5 35 1 5 36 1 5 \
    37 1 5 38 1 5 39 1 5 3a 1 5 3b 1 5 3c 1 5 3d 1 5 3e 1 5 8h 1 5 fr 1 5 2mqd 2 5 pd 1 5 pe 1 5 \
    pf 1 5 pg 1 5 ph 1 5 pi 1 5 pj 1 5 pk 1 5 pl 1 5 pm 1 5 pn 1 5 po 1 5 pp 1 5 pq 1 5 pr 1 5 \
    ps 1 5 pt 1 5 s4 1 5 pv 1 5 pw 1 5 px 1 5 py 1 5 pz 1 5 q0 1 5 q1 1 5 6pz 1 5 q9 1 5 qa 1 5 \
    qb 1 5 qc 1 5 qd 1 5 qe 1 5 qf 1 5 qg 1 5 qh 1 5 qi 1 5 qj 1 5 qk 1 5 ql 1 5 qm 1 5 qn 1 5 \
    qo 1 5 qp 1 5 qq 1 5 qr 1 5 qs 1 5 qt 1 5 qu 1 5 qv 1 5 qw 1 5 qx 1 5 6pu 1 5 s5 1 5 r5 1 5 \
    s0 1 5 r9 1 5 s1 1 5 ra 1 5 pd 1 5 pe 1 5 pf 1 5 pg 1 5 ph 1 5 pi 1 5 pj 1 5 pk 1 5 pl 1 5 \
    pm 1 5 pn 1 5 po 1 5 pp 1 5 pq 1 5 pr 1 5 ps 1 5 pt 1 5 s4 1 5 pv 1 5 pw 1 5 px 1 5 py 1 5 \
    pz 1 5 q0 1 5 q1 1 5 6pz 1 5 q9 1 5 qa 1 5 qb 1 5 qc 1 5 qd 1 5 qe 1 5 qf 1 5 qg 1 5 qh 1 5 \
    qi 1 5 qj 1 5 qk 1 5 ql 1 5 qm 1 5 qn 1 5 qo 1 5 qp 1 5 qq 1 5 qr 1 5 qs 1 5 qt 1 5 qu 1 5 \
    qv 1 5 qw 1 5 qx 1 5 6pu 1 5 s5 1 5 r5 1 5 s0 1 5 r9 1 5 s1 1 5 ra 1 5 pd 1 5 pe 1 5 pf 1 5 \
    pg 1 5 ph 1 5 pi 1 5 pj 1 5 pk 1 5 pl 1 5 pm 1 5 pn 1 5 po 1 5 pp 1 5 pq 1 5 pr 1 5 ps 1 5 \
    pt 1 5 s4 1 5 pv 1 5 pw 1 5 px 1 5 py 1 5 pz 1 5 q0 1 5 q1 1 5 6pz 1 5 q9 1 5 qa 1 5 qb 1 5 \
    qc 1 5 qd 1 5 qe 1 5 qf 1 5 qg 1 5 qh 1 5 qi 1 5 qj 1 5 qk 1 5 ql 1 5 qm 1 5 qn 1 5 qo 1 5 \
    qp 1 5 qq 1 5 qr 1 5 qs 1 5 qt 1 5 qu 1 5 qv 1 5 qw 1 5 qx 1 5 6pu 1 5 s5 1 5 r5 1 5 s0 1 5 \
    r9 1 5 s1 1 5 ra 1 5 pd 1 5 pe 1 5 pf 1 5 pg 1 5 ph 1 5 pi 1 5 pj 1 5 pk 1 5 pl 1 5 pm 1 5 \
    pn 1 5 po 1 5 pp 1 5 pq 1 5 pr 1 5 ps 1 5 pt 1 5 s4 1 5 pv 1 5 pw 1 5 px 1 5 py 1 5 pz 1 5 \
    q0 1 5 q1 1 5 6pz 1 5 q9 1 5 qa 1 5 qb 1 5 qc 1 5 qd 1 5 qe 1 5 qf 1 5 qg 1 5 qh 1 5 qi 1 5 \
    qj 1 5 qk 1 5 ql 1 5 qm 1 5 qn 1 5 qo 1 5 qp 1 5 qq 1 5 qr 1 5 qs 1 5 qt 1 5 qu 1 5 qv 1 5 \
    qw 1 5 qx 1 5 6pu 1 5 s5 1 5 r5 1 5 s0 1 5 r9 1 5 s1 1 5 ra 1 5 pd 1 5 pe 1 5 pf 1 5 pg 1 5 \
    ph 1 5 pi 1 5 pj 1 5 pk 1 5 pl 1 5 pm 1 5 pn 1 5 po 1 5 pp 1 5 pq 1 5 pr 1 5 ps 1 5 pt 1 5 \
    s4 1 5 pv 1 5 pw 1 5 px 1 5 py 1 5 pz 1 5 q0 1 5 q1 1 5 6pz 1 5 q9 1 5 qa 1 5 qb 1 5 qc 1 5 \
    qd 1 5 qe 1 5 qf 1 5 qg 1 5 qh 1 5 qi 1 5 qj 1 5 qk 1 5 ql 1 5 qm 1 5 qn 1 5 qo 1 5 qp 1 5 \
    qq 1 5 qr 1 5 qs 1 5 qt 1 5 qu 1 5 qv 1 5 qw 1 5 qx 1 5 6pu 1 5 s5 1 5 r5 1 5 s0 1 5 r9 1 5 \
    s1 1 5 ra 1 5 rg 1 5 rh 3 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 \
    1l 1 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 1c 1 5 1d 1 5 \
    1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 \
    1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1 5 1c 1 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 \
    1k 1 5 1l 1hy 5 67 1k 5 2mon 1 5 2moo 1 5 2mop 1 5 gz 1 5 5qw 1 5 ao 1 5 7l 1 5 dh 1 5 8y 1 \
    5 be 1 5 2mog 1 5 2mny 1 5 g9 1 5 5tr 1 5 2mnz 1 5 bi 1 5 ho 1 5 fs 1 5 ft 1 5 2mnf 1 5 2mmx \
    1 5 hy 1 5 5ug 1 5 2mng 1 5 2mn0 1 5 ib 1 5 5ui 1 5 5qd 1 5 5q8 1 5 5qf 1 5 hr 1 5 hx 1 5 j2 \
    1 5 j3 1 5 f5 1 5 fo 1 5 fp 1 5 fq 1 5 qw 1 5 qx 1 5 5tt 1 5 x3p 1 5 5tz 1 5 5u2 1 5 5u6 1 5 \
    aw 1 5 bd 1 5 bp 1 5 io 1 5 bx 1 5 2mmh 1d 5 ts 1 5 tt 1 5 tu 1 5 tv 1 5 tw 1 5 tx 1 5 ty 1 \
    5 tz 1 5 u0 1 5 u2 1 5 u3 1 5 u4 1 5 u6 1 5 u7 1 5 u8 1 5 u9 1 5 ua 1 5 ub 1 5 uc 1 5 ud 1 5 \
    ue 1 5 uf 1 5 ug 1 5 uj 1 5 ul 1 5 um 1 5 ww9 1 5 yh 1 5 uu 1 5 uw 1 5 yx 1 5 xb 1 5 y7 1 5 \
    ts 1 5 tt 1 5 tu 1 5 tv 1 5 tw 1 5 tx 1 5 ty 1 5 tz 1 5 u0 1 5 u2 1 5 u3 1 5 u6 1 5 u7 1 5 \
    u9 1 5 ub 1 5 uc 1 5 ud 1 5 ue 1 5 uf 1 5 ug 1 5 ui 1 5 uj 1 5 wh 1 5 uu 1 5 ut 1 5 v3 1 5 \
    x7 1 5 wup 1 5 xd 2oj 5 17r 1 5 17s 1 5 17w 1 5 17z 2 5 18o 1 5 182 1 5 17x 1 5 187 1 5 18q \
    1 5 18j 1 5 18k 1 5 18l 1 5 18m 1 5 183 1 5 189 1 5 18h 1 5 185 1 5 18i 1 5 181 1 5 184 1 5 \
    17u 1 5 17v 1 5 17y 1 5 180 1 5 186 1 5 188 1 5 18a 1 5 19q 1 5 1bu 1 5 1b5 1 5 19r 2 5 17s \
    1 5 17w 2 5 18n 3 5 17x 2 5 18q 1 5 18j 1 5 18k 1 5 18l 1 5 18m 1 5 183 1 5 189 1 5 18h 1 5 \
    185 1 5 18i 2 5 184 1 5 17u 1 5 17v 1 5 17y 2 5 186 2 5 18a 7 5 17w 5 5 17x 2 5 18q 2 5 18k \
    2 5 18m 1 5 183 1 5 189 2 5 185 1 5 18i 2 5 184 3 5 17y 2 5 186 2 5 18a 2 5 1bu 2 5 19r 2 5 \
    17s 1 5 17w 2 5 18n 3 5 17x 1 5 187 1 5 18q 1 5 18j 2 5 18l 1 5 18m 1 5 183 1 5 189 1 5 18h \
    1 5 185 1 5 18i 2 5 184 1 5 17u 1 5 17v 1 5 17y 2 5 186 1 5 188 1 5 18a 1 5 19q 2 5 1b5 2 5 \
    17r 1 5 17s 1 5 17w 1 5 17z 1 5 18n 1 5 18o 1 5 182 1 5 17x 1 5 187 1 5 18q 2 5 18k 1 5 18l \
    1 5 18m 1 5 183 1 5 189 1 5 18h 1 5 185 1 5 18i 1 5 181 1 5 184 1 5 17u 1 5 17v 1 5 17y 1 5 \
    180 1 5 186 1 5 188 1 5 18a 6 5 17s 1 5 17w 1 5 17z 2 5 18o 1 5 182 1 5 17x 1 5 187 1 5 18q \
    2 5 18k 1 5 18l 1 5 18m 1 5 183 1 5 189 1 5 18h 1 5 185 1 5 18i 1 5 181 1 5 184 1 5 17u 1 5 \
    17v 1 5 17y 1 5 180 1 5 186 1 5 188 1 5 18a g5 9 1c 1a 1 9 1c 18 1 9 1d 18 1 9 1e 18 1 9 1f \
    18 1 9 1g 18 1 9 1h 18 1 9 1i 18 1 9 1j 18 1 9 1k 18 1 9 1l 18 6 d 14 1t 15 1 d 14 1u 15 1 d \
    14 1v 15 1 d 14 1w 15 1 d 14 1x 15 1 d 14 1y 15 1 d 14 1z 15 1 d 14 20 15 1 d 14 21 15 1 d \
    14 22 15 1 d 14 23 15 1 d 14 24 15 1 d 14 25 15 1 d 14 26 15 1 d 14 27 15 1 d 14 28 15 1 d \
    14 29 15 1 d 14 2a 15 1 d 14 2b 15 1 d 14 2c 15 1 d 14 2d 15 1 d 14 2e 15 1 d 14 2f 15 1 d \
    14 2g 15 1 d 14 2h 15 1 d 14 2i 15 1 d 9hw 2b 9hx 1 5 1v 1 5 2a 1 9 1v 1w 1 9 2f 2i 2 5 1t 1 \
    5 1u 1 5 1v 1 5 1w 1 5 1x 1 5 1y 1 5 1z 1 5 20 1 5 21 1 5 22 1 5 23 1 5 24 1 5 25 1 5 26 1 5 \
    27 1 5 28 1 5 29 1 5 2a 1 5 2b 1 5 2c 1 5 2d 1 5 2e 1 5 2f 1 5 2g 1 5 2h 1 5 2i 1 9 20 2e 1 \
    9 25 2e 1 9 2b 1w 1 9 2b 2b 1 d 28 28 2e 1 9 2f 1v r 9 25 1v 1 9 25 1w 1 9 25 2a 10 9 1w 22 \
    34 9 9kr 9jf 1 9 9mb 9mb 1 5 9md e 5 jez 1 5 i1j 1 5 gjw 1 5 9mv 1 5 fik 1 5 hlm 1 5 r8j 1 5 \
    hm1 1 5 fj8 1 5 k68 1 5 mch 1 5 k2h 1 5 g99 1 5 ivg 1 5 g3x 1 5 k34 1 5 g7x 1 5 oqq 1 5 n4v \
    1 5 rs9 1 5 hkg 1 5 gmx 1 5 lxw 1 5 jh1 1 5 jmd 1 5 feo 1 5 fex 1 5 si2 1 5 ijq 1 5 ffx 1 5 \
    gkz 1 5 jk7 1 5 rxs 1 5 jf7 1 5 o01 1 5 o6y 1 5 glk 1 5 lts 1 5 kcp 1 5 kco 1 5 n5f 1 5 gaa \
    1 5 gxi 1 5 sp9 5 d 9hw kdo 9hx 1 d 9hw fex 9hx 1 d 9hw fik 9hx 1 d 9hw i2x 9hx 1 d 9hw m9l \
    9hx 1 d 9hw jf7 9hx 1 d 9hw nh3 9hx 1 d 9hw gd9 9hx 1 d 9hw k0n 9hx 8 5 ivr 1 5 gkv 1wf 5 1c \
    1 5 1d 1 5 1e 1 5 1f 1 5 1g 1 5 1h 1 5 1i 1 5 1j 1 5 1k 1 5 1l 1ds7 6 fgd 1 6 fg8 1 6 fgh 1 \
    6 2tcy 1 6 fog 1 6 fqm 1 6 fqz 1 6 fsy 1 6 fwa 1 6 fx5 1 6 fzb 1 6 fyn 1 6 ae6 1 6 2ud6 1 6 \
    g25 1 6 g2c 1 6 g2s 1 6 g3b 1 6 2u58 1 6 aex 1 6 g2v 1 6 g3x 1 6 2u6j 1 6 g47 1 6 g4k 1 6 \
    fkc 1 6 g4s 1 6 g51 1 6 3ly7 1 6 g6t 1 6 g77 1 6 afz 1 6 g8r 1 6 g92 1 6 gaa 1 6 gaf 1 6 ahh \
    1 6 gcn 1 6 gcp 1 6 gdg 1 6 ge2 1 6 ged 1 6 gee 1 6 gev 1 6 gg9 1 6 ggh 1 6 ggq 1 6 ghf 1 6 \
    ghp 1 6 ghr 1 6 ghr 1 6 ghr 1 6 2v58 1 6 m7k 1 6 gju 1 6 gkf 1 6 2vdv 1 6 gkr 1 6 gkx 1 6 \
    gli 1 6 gpq 1 6 gmw 1 6 gnc 1 6 go8 1 6 gpu 1 6 gs6 1 6 gsw 1 6 gur 1 6 gv7 1 6 gw4 1 6 gw4 \
    1 6 gwp 1 6 gx7 1 6 gxf 1 6 gxu 1 6 h7a 1 6 gzq 1 6 h7b 1 6 h1t 1 6 h2s 1 6 g7b 1 6 hke 1 6 \
    hce 1 6 hdg 1 6 he5 1 6 haj 1 6 hf6 1 6 hf5 1 6 hik 1 6 2x9g 1 6 hki 1 6 hkn 1 6 hl2 1 6 hlm \
    1 6 hlu 1 6 hnm 1 6 2xm0 1 6 2xnu 1 6 hrg 1 6 hsr 1 6 ht3 1 6 hqw 1 6 huu 1 6 aum 1 6 av0 1 \
    6 hzc 1 6 i0u 1 6 i0u 1 6 2y88 1 6 i4j 1 6 i54 1 6 i5j 1 6 i5v 1 6 2yhk 1 6 i67 1 6 i6e 1 6 \
    itv 1 6 i76 1 6 ayp 1 6 i8w 1 6 i9a 1 6 ibk 1 6 ia5 1 6 2z1g 1 6 if7 1 6 2z1i 1 6 ige 1 6 \
    igb 1 6 igs 1 6 ijl 1 6 ijm 1 6 b3j 1 6 ikd 1 6 ilk 1 6 im5 1 6 ind 1 6 b4y 1 6 2zr7 1 6 b5o \
    1 6 ipc 1 6 ipf 1 6 ipi 1 6 iq2 1 6 3pg2 1 6 iri 1 6 3035 1 6 3035 1 6 poh 1 6 isi 1 6 isi 1 \
    6 b7r 1 6 335k 1 6 3cgq 1 6 iua 1 6 iuj 1 6 b8j 1 6 ivu 1 6 ix9 1 6 ixj 1 6 iyh 1 6 j29 1 6 \
    bay 1 6 ba4 1 6 j2s 1 6 30t0 1 6 j47 1 6 j7s 1 6 j7w 1 6 j7y 1 6 j7w 1 6 j96 1 6 j9q 1 6 jaq \
    1 6 jac 1 6 jan 1 6 jby 1 6 jci 1 6 jcm 1 6 jdc 1 6 jdn 1 6 jfh 1 6 jht 1 6 jis 1 6 jm8 1 6 \
    31n0 1 6 jlp 1 6 jjw 1 6 jmw 1 6 jnn 1 6 jqc 1 6 31td 1 6 js2 1 6 jph 1 6 jop 1 6 bhq 1 6 \
    ju1 1 6 jum 1 6 jvh 1 6 juf 1 6 bjg 1 6 k0f 1 6 k18 1 6 32mi 1 6 k4j 1 6 kc8 1 6 k7d 1 6 bo9 \
    1 6 k9d 1 6 bns 1 6 bms 1 6 g42 1 6 g45 1 6 kcg 1 6 k9o 1 6 pf1 1 6 deh 1 6 kd3 1 6 kd7 1 6 \
    kdd 1 6 kf2 1 6 ker 1 6 33cz 1 6 bpl 1 6 kje 1 6 kg5 1 6 klu 1 6 kn9 1 6 33hp 1 6 kni 1 6 \
    kkf 1 6 kr8 1 6 brx 1 6 ksi 1 6 kv7 1 6 kx6 1 6 l2g 1 6 33xf 1 6 l3v 1 6 bvc 1 6 l5t 1 6 \
    34br 1 6 l78 1 6 bwu 1 6 l82 1 6 l9b 1 6 la2 1 6 la3 1 6 34p9 1 6 2yvf 1 6 34sa 1 6 le6 1 6 \
    354s 1 6 lhb 1 6 lhp 1 6 lev 1 6 ljq 1 6 lku 1 6 lmf 1 6 lkx 1 6 lm1 1 6 lmg 1 6 lmt 1 6 \
    357i 1 6 lkk 1 6 lrj 1 6 lta 1 6 c37 1 6 lvv 1 6 lvr 1 6 35jl 1 6 lq1 1 6 m0e 1 6 35ni 1 6 \
    35ou 1 6 m2u 1 6 m61 1 6 m5a 1 6 m57 1 6 c5y 1 6 m6i 1 6 m7x 1 6 m7r 1 6 m99 1 6 2u5h 1 6 \
    mdh 1 6 368z 1 6 mfw 1 6 36i3 1 6 mjs 1 6 mk5 1 6 mkw 1 6 36yw 1 6 mm8 1 6 mmt 1 6 3779 1 6 \
    37dg 1 6 mt6 1 6 mtn 1 6 cdo 1 6 mud 1 6 ce0 1 6 ce0 1 6 myv 1 6 mzg 1 6 n01 1 6 n0l 1 6 n2i \
    1 6 cgr 1 6 n50 1 6 386u 1 6 n5q 1 6 389e 1 6 n74 1 6 2zrz 1 6 nbk 1 6 38v5 1 6 38vs 1 6 \
    38zo 1 6 cn0 1 6 cnc 1 6 nhw 1 6 394j 1 6 394i 1 6 395l 1 6 396b 1 6 nj2 1 6 nj3 1 6 nj3 1 6 \
    nka 1 6 cop 1 6 nm3 1 6 cp2 1 6 cra 1 6 39r1 1 6 nri 1 6 nt8 1 6 nv0 1 6 ctf 1 6 3a5i 1 6 \
    nyu 1 6 3a8q 1 6 3a9x 1 6 o0f 1 6 o2z 1 6 cvj 1 6 o5c 1 6 o5m 1 6 o5r 1 6 3at8 1 6 3b1j 1 6 \
    3b1j 1 6 oa6 1 6 d1e 1 6 3b8r 1 6 og6 1 6 og9 1 6 d2f 1 6 3beo 1 6 onm 1 6 d5s 1 6 oo8 1 6 \
    oo3 1 6 oow 1 6 3c06 1 6 orn 1 6 d8h 1 6 ouf 1 6 ow2 1 6 oxx 1 6 d9w 1 6 3ciw 1 6 3cjr 1 6 \
    dax 1 6 3cnt 1 6 p6i 1 6 3cqm 1 6 p79 1 6 pa2 1 6 pad 1 6 3d22 1 6 3d43 1 6 pcw 1 6 3d7s 1 6 \
    pdc 1 6 33a7 1 6 ded 1 6 pf6 1 6 phf 1 6 dfv 1 6 pj2 1 6 hx1 1 6 3dlz 1 6 3dmd 1 6 33bn 1 6 \
    33bw 1 6 poh 1 6 pok 1 6 sda 1 6 dij 1 6 psh 1 6 psb 1 6 pst 1 6 gc3 1 6 ptd 1 6 ptf 1 6 ptp \
    1 6 puu 1 6 3ebg 1 6 put 1 6 pwd 1 6 pyb 1 6 q0d 1 6 pwj 1 6 q0t 1 6 q1z 1 6 q53 1 6 pxv 1 6 \
    q16 1 6 q18 1 6 q1o 1 6 3eie 1 6 3eqz 1 6 3emt 1 6 dnv 1 6 q9d 1 6 q9f 1 6 qae 1 6 3g0a 1 6 \
    qck 1 6 3f3g 1 6 dp9 1 6 dpd 1 6 3f75 1 6 3ff6 1 6 dpn 1 6 qj4 1 6 qjg 1 6 qjr 1 6 qjt 1 6 \
    qll 1 6 qko 1 6 qoe 1 6 qn6 1 6 qrd 1 6 qp4 1 6 qqz 1 6 qrq 1 6 dsn 1 6 qu9 1 6 qv5 1 6 dtl \
    1 6 qxs 1 6 qxv 1 6 3giv 1 6 r13 1 6 r1a 1 6 dv9 1 6 r22 1 6 aez 1 6 3gz2 1 6 3h46 1 6 dz2 1 \
    6 dzb 1 6 rds 1 6 rfx 1 6 rka 1 6 rpx 1 6 3hrc 1 6 rsb 1 6 rsx 1 6 rvf 1 6 rxz 1 6 3i9b 1 6 \
    2upw 1 6 s0b 1 6 rzw 1 6 s1c 1 6 2uvy 1 6 s7o 1 6 sag 1 6 3jki 1 6 3jl9 1 6 sk4 1 6 smp 1 6 \
    snl 1 6 3ju6 1 6 snv 1 6 svs 1 6 t07 1 6 t08 1 6 sxo 1 6 t89 1 6 t91 1 6 3ksa 1 6 tjf 1 6 \
    ej9 1 6 tkn 1 6 3l2v 1 6 eli 1 6 ts3 1 6 iia 1 6 tur 1 6 3ltx 1 6 3lzu 1 6 epa 1 6 epi 1 6 \
    u00 1 6 3mdm 1 6 er6 1 6 3mhi 1 6 u17 1 6 u17 1 6 u21 1 6 3mpi 1 6 u76 1 6 eur 1 6 u95 1 6 \
    ucn 1 6 ude 1 6 uf2 1 6 ez2 1 6 3nsg 1 6 umq 1 6 uv4 1 6 v0d 1 6 f66 1 6 f71 1 6 v3b 1 6 \
    3owe 1 6 f7c 1 6 3oxx 1 6 3p5a 1 6 3p8x 1 6 vcr 1 6 f9y 1 6 veh 1 6 vem 1 6 vet 1 6 vf3 1 6 \
    vfa 1 6 vgb 1 6 3pxc
    """
}
