{{/* Name of what lies in the namespace of the release, where the name of the release is unique. */}}
{{- define "runner-wrapper.name" -}}
{{ .Release.Name }}-{{ .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Name of what lies elsewhere, in the namespace of the jobs or in none. A namespace has no dot, so no two releases meet. */}}
{{- define "runner-wrapper.jobsName" -}}
{{ .Release.Namespace }}.{{ .Release.Name }}-jobs
{{- end }}

{{- define "runner-wrapper.jobNamespace" -}}
{{ .Values.jobNamespace.name | default .Release.Namespace }}
{{- end }}

{{- define "runner-wrapper.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/name: {{ .Chart.Name | trunc 63 | trimSuffix "-" | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end }}

{{/* Host of GitLab without its port: the name of the certificate that the manager looks for. */}}
{{- define "runner-wrapper.gitlabHost" -}}
{{ regexReplaceAll ":[0-9]*$" (urlParse (.Values.runner.gitlabUrl | default "https://gitlab.com")).host "" }}
{{- end }}
