/**
 * What to paste into the config map `argocd-notifications-cm`, so that Argo CD says what this board reads. Each value is
 * written by `toJson`, which quotes it, and none is looked up below a thing that may be absent.
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
  template.andon-deployment: |
    webhook:
      andon:
        method: POST
        body: |
${argocdBody.replace(/^/gm, '          ')}
  trigger.andon-deployment: |
    - when: app.status.operationState != nil and app.status.operationState.phase in ['Succeeded', 'Failed', 'Error']
      oncePer: app.status.operationState.finishedAt
      send: [andon-deployment]
  subscriptions: |
    - recipients: [andon]
      triggers: [andon-deployment]
`;

/** The body alone, a Go template. */
export const argocdBody = `{
  "metadata": {
    "name": {{toJson .app.metadata.name}},
    "namespace": {{toJson .app.metadata.namespace}},
    "labels": {{toJson .app.metadata.labels}}
  },
  "spec": {{toJson .app.spec}},
  "operationState": {{toJson .app.status.operationState}},
  "history": {{toJson .app.status.history}},
  "summary": {{toJson .app.status.summary}},
  "argocdUrl": {{toJson .context.argocdUrl}}
}`;
