// Data: names of programs and builtins that also stand in prose, in lists of columns or in code.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** English words (SCOWL, size 35) and names of data columns and products: after a separator one alone is no proof. */
export const WORD_NAMES = words(`
. : alias apt aptitude arch as at banner bao bat boundary batch bind break bridge bun bundle call caller cargo cat change choice
chromium cipher clear clip color column command comp compact compare composer conda consul complete continue control convert copy cut
dash date declare dig disown docker drill echo emerge enable erase exit expand expect expiry explorer export
extract factor false file find finger firebase firefox fish flock flux fly fold forever for format fortune free gal gem gin git gradle go groovy
group groups guile h halt head helm help history host hush identify info install jar java jobs join kill kind label
last latex less let link links local locale locate logger login logout look mail make man measure mode more most
mount move mix mutt mysql net nice nix node nomad nodejs now npm octave packer parted pkg poetry paste patch path pause print prompt
puppet query quota r racket read recover rename replace reset resume return rev route ruby salt saps scoop screen stack script
select service set shadow shift shred shutdown siege skill sleep snap socks sort source split start strings sum
suspend tabs tail tee test time times title toe top touch trap tree true truncate type typeset units unset users
vagrant vault velero verify view volta waypoint w wait wall watch watchdog where which who wish write yarn yes
`);

/** Abbreviations, among them language codes of ISO 639-1 (`nl`, `tr`, `id`): found in lists and headers, not in prose. */
export const SHORT_NAMES = words(`
7z ab ac apk ar ash aws az bc bg bq cf cal cc cd cls cmp cp ctr dc dd del df dir du ed env ex fc fg fl fmt ft fw gc gh gi gl
gcb gm gp gs gu gv hash hd hg hh hostname id if ii init ip joe jq la ld ll ln lp ls lua m4 md mi mp msg mt mv nc nft nginx
ni nl nm nv oc oci od oh passwd pg php pip pr ps rar rd reg ri rm rp rpm rv rx sar sc scw sed seq sg sh si sl sp ss stat su
sv sync tar tc te tex tnc tr ts tty uniq uv ver vi vol wc xz yq zip
`);

/** A program whose name says nothing else. */
export function isOnlyProgram(name: string, executables: ReadonlySet<string>): boolean {
  return executables.has(name) && !WORD_NAMES.has(name) && !SHORT_NAMES.has(name);
}
