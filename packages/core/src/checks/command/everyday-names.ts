// Data: names of programs and builtins that also stand in prose, in lists of columns or in code.

/**
 * English words (SCOWL, size 35), language codes and everything of two letters (ISO 639-1: `nl`, `tr`, `id`), and
 * names of data columns and products. After a separator one of these alone is no proof.
 */
export const EVERYDAY_NAMES: ReadonlySet<string> = new Set(
  `
. 7z : ab ac alias apk apt aptitude ar arch as ash at aws az banner bat batch bc bg bind break bridge bun cal
call caller cargo cat cc cd change choice cipher chromium clear clip cmp color column command comp compact compare
complete continue control convert copy cp ctr cut dash date dc dd declare del df dig dir disown docker drill du
echo ed emerge enable env erase ex exit expand expect expiry explorer export extract factor false fc fg file
find finger firefox fish fl flock fmt fold for format fortune free ft fw gal gc gem gi gin git gl gm go gp groovy group
groups gs gu guile gv h halt hash hd head helm help hg hh history host hostname hush id identify if ii info init
install ip jar java jobs joe join jq kill label last latex ld less let link links ln local locale locate logger
login logout look lp ls lua m4 mail make man md measure mi mode more most mount move mp msg mt mutt mv mysql nc
net nft nginx ni nice nl nm node nodejs now npm nv octave od oh packer parted passwd paste patch path pause pg
php pip pr print prompt ps puppet query quota r racket rar rd read recover reg rename replace reset resume
return rev ri rm route rp rpm ruby rv rx saps sar sc screen script sed select seq service set sg sh shadow shift
shred shutdown si siege skill sl sleep snap socks sort source sp split ss start stat strings su sum suspend sv
sync tabs tail tar tc te tee test tex time times title toe top touch tr trap tree true truncate ts tty type
typeset uniq units unset users vagrant ver verify vi view vol w wait wall watch watchdog wc where which who wish
write xz yarn yes yq zip
`
    .trim()
    .split(/\s+/),
);
