// Package ansible writes inventories for the waves of a plan: a folder for each wave
// with its hosts, grouped by wave, source, target, method, kind, team and place in
// the order of start-up, and the variables of the wave.
//
// The same plan gives the same files, and only values differ between environments.
// Host and group names are safe; the asset's own id stands in wavecut_id. Texts from
// data are marked !unsafe where Ansible would evaluate them.
package ansible
