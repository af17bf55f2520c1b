// Package sampledata holds the sample estates that wavecut shows itself with,
// and the seeded generator that makes the large one of any size.
//
// [Small] can be read through in ten minutes. [FourToTwo] is of full size.
// [Generate] makes estates like it, up to millions of assets; the command
// sample-data/generate writes them into a folder. The package knows the file
// formats and nothing else of the program.
//
// # What the generator draws, and why
//
// An estate is a group of companies of about [DefaultAssets] assets; four-to-two
// is one company. A company has twenty-nine domains, each with its team, its
// home site and its share of the assets; a domain has applications until its
// share is used up; an application has tiers (web, api, app, batch) and data
// (caches, databases, queues, storage). Beside the domains stand some thirty hubs.
//
//   - Sizes of applications are uneven: a third are services of three or four
//     assets, a third web stacks of about ten, one in twenty has several dozen
//     machines, a fifth are old applications on single machines, which are
//     moved switched off. One in eight is a stage, test or dev environment.
//   - Sites: three in five applications stand where most of their domain is, the
//     others anywhere; three in ten of the replicated ones are spread over two
//     sites. So the sites that are left are tied to those that stay, as years of
//     building where there was room leave them.
//   - Names are shared out unevenly: the sellers' shops and campaigns have by
//     far the most, and most names stand for another name. In estates that are
//     public one name has thousands pointing at it; here it is the edge's.
//   - Calls go down: from storefronts to orders to members, to the hubs from
//     everywhere. Four in seven go to hubs, by weights that fall roughly as one
//     over the rank (Zipf 1949); of the others half stay within the domain, and
//     half of all go to the core of theirs. Calls up are the exception (one in
//     eight calls within a domain is answered by one back), so that cycles stay
//     small, as they are in estates that are public.
//   - The shared databases are single primaries, needed without a pool: whoever
//     needs one is down while it is switched over, and a name reaches half a
//     dozen of what moves within four steps.
//   - Rates of calls fall like a power: each doubling is about half as frequent
//     as the one before, so a few dependencies carry most of the traffic.
//   - Tiers: one application in thirty is of tier 0, one in ten of tier 1. Old
//     applications and hardware are hardly ever among them.
//   - Methods are the planner's to choose but for old machines (cold), what is
//     switched off for good (retire), and hardware that stays (retain).
//
// Limits follow from what was drawn. The survivors together have room for about
// a seventh more than everything; regulated data may move to one of them alone.
// Full waves could hold everything in fifteen windows and teams could do their
// work in thirteen, so that with ramp, pilot and freezes a company is moved in
// about five months of a year. The lines between sites carry a wave's data in
// six days, not in one.
//
// All draws are whole numbers from seeded PCG generators (O'Neill 2014), one for
// each application and concern. So the bytes are the same on every machine, and
// applications can be made again where they are needed rather than kept.
package sampledata
