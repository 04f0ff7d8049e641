// js-yaml does without `esprima`, and then takes no functions from YAML; no specification has any.
