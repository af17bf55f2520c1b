// Package terraform writes variable files for Terraform: for each target site and
// wave what stands at the site from the wave on of all that the plan brings there.
// A file holds the waves before it as well, so that applying it takes nothing away
// that an earlier one has built, and applying it twice changes nothing.
//
// variables.tf declares the variables for all of them. The files say what is to be
// built, not how: modules and providers are the reader's.
package terraform
