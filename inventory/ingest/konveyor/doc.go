// Package konveyor reads the application import of Konveyor, with both of its types
// of records: applications, and dependencies between them.
//
// An application becomes an asset of form service and kind other, of an application
// of its own name: Konveyor knows no machines, so its applications stand beside the
// machines of other sources until a person says which belong to them. A dependency
// that is southbound says that the application needs the other, northbound that the
// other needs it. A tag is an attribute under its category; a category that names
// the environment gives it.
package konveyor
