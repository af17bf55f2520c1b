package terraform

// declarations is variables.tf, the same for all sites and waves.
const declarations = `# What the files of wavecut hold: terraform plan -var-file=SITE/wave-NN.tfvars.json
# A file holds what the plan has brought to the site by its wave, earlier waves too.

variable "wavecut_plan" {
  type        = string
  description = "The plan that the file was made from."
}

variable "wavecut_site" {
  type        = string
  description = "The target site."
}

variable "wavecut_wave" {
  type        = number
  description = "The wave up to which the file goes."
}

variable "wavecut_window_start" {
  type        = string
  description = "When the window of the wave opens (RFC 3339)."
}

variable "wavecut_assets" {
  description = "What is to stand at the site, by a safe key."
  type = map(object({
    id            = string
    name          = string
    fqdn          = string
    application   = string
    team          = string
    environment   = string
    kind          = string
    form          = string
    method        = string
    replica_group = string
    data_class    = string
    tier          = number
    vcpu          = number
    memory_gb     = number
    storage_gb    = number
    rack_units    = number
    power_kw      = number
    from_site     = string
    wave          = number
    ready_by      = string
    addresses     = list(string)
  }))
}
`
