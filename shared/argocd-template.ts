/**
 * The body that this board reads, as a Go template of Argo CD's notifications. `toJson` quotes every value; nothing is
 * looked up below a thing that may be absent; of a source only its address and revision are sent, because the rest may
 * hold values of a chart that are secret.
 */
export const argocdBody = `{
  "app": {{toJson .app.metadata.name}},
  "namespace": {{toJson .app.metadata.namespace}},
  "labels": {{toJson .app.metadata.labels}},
  "source": {{with .app.spec.source}}{{toJson (pick . "repoURL" "targetRevision")}}{{else}}null{{end}},
  "sources": [{{range $i, $each := .app.spec.sources}}{{if $i}},{{end}}{{toJson (pick $each "repoURL" "targetRevision")}}{{end}}],
  "operation": {{toJson (pick .app.status.operationState "phase" "startedAt" "finishedAt")}},
  "automated": {{toJson (dig "operation" "initiatedBy" "automated" false .app.status.operationState)}},
  "deployed": {{with .app.status.operationState.syncResult}}{{toJson (pick . "revision" "revisions")}}{{else}}null{{end}},
  "history": [{{range $i, $each := .app.status.history}}{{if $i}},{{end}}{{toJson (pick $each "revision" "revisions" "deployStartedAt")}}{{end}}],
  "images": {{with .app.status.summary}}{{toJson .images}}{{else}}null{{end}},
  "argocdUrl": {{toJson .context.argocdUrl}}
}`;

/**
 * What to add to the config map `argocd-notifications-cm`, so that every application tells. The token stands in the
 * secret `argocd-notifications-secret`, under `andon-token`.
 *
 * @param url where the hook listens, e.g. `https://andon.example/hooks/argocd`
 */
export const argocdTemplate = (url: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-notifications-cm
data:
  service.webhook.andon: |
    url: ${url}
    headers:
      - name: Content-Type
        value: application/json
      - name: Authorization
        value: Bearer $andon-token
  template.andon: |
    webhook:
      andon:
        method: POST
        body: |
${argocdBody.replace(/^/gm, '          ')}
  trigger.andon: |
    - when: app.status.operationState != nil and app.status.operationState.phase in ['Succeeded', 'Failed', 'Error']
      oncePer: app.status.operationState.finishedAt
      send: [andon]
  subscriptions: |
    - recipients: [andon]
      triggers: [andon]
`;
