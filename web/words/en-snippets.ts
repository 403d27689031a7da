const places: Record<string, string> = {
  shell: 'In a shell',
  checkout: 'In a shell, in the folder of Andon',
  URL: 'Address',
  Authorization: 'Header Authorization',
  'andon-token': 'Token',
};

/** Words around what is copied on the setup page. */
export const enSnippets = {
  snippets: {
    ways: { releases: 'Ways to tell of releases', incidents: 'Ways to tell of incidents' },
    name: (id: string, name: string): string => (id === 'issues' ? 'Issues of GitHub and GitLab' : name),
    goesTo: (place: string): string => places[place] ?? place,
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'This browser does not let a page copy. The text is selected: copy it with the keyboard.',
    releases: {
      'github-webhook':
        'Put the lines into andon.yaml and a secret of your own into the variable. In the repository, under Settings, Webhooks: this address, content type application/json, the same secret, and the events Deployments, Deployment statuses, Pull requests, Pushes and Issues. What went before is taken over with npm run andon -- import github.',
      'gitlab-webhook':
        'Put the lines into andon.yaml and a token of your own into the variable. In the project, under Settings, Webhooks: this address, the same text as secret token, and the triggers Deployment, Merge request, Push and Issue events. What went before is taken over with npm run andon -- import gitlab.',
      'github-actions':
        'Keep the token as a secret of the repository, and add the step to the end of the job that deploys.',
      'gitlab-ci': 'Keep the token as a masked variable, and add the lines to the job that deploys.',
      jenkins:
        'Keep the token as a credential of the kind "Secret text" with the ID andon-token, and add the block to the pipeline.',
      argocd:
        'Put the lines into andon.yaml. Keep the token in argocd-notifications-secret as andon-token, and apply the config map.',
      curl: 'Wherever there is a shell: at the end of what deploys, in the clone that was deployed.',
      andon:
        'For machines that have a folder of Andon; pipelines mostly have none, and take curl. On a runner of GitHub Actions, GitLab CI or Jenkins that has one it finds the id and the commit itself.',
    },
    incidents: {
      alertmanager:
        'Put the lines into andon.yaml, and the receiver into alertmanager.yml. Which service an alert is about is said by its label.',
      grafana:
        'Put the lines into andon.yaml. Under Alerting, Contact points: a webhook with this address and this header.',
      pagerduty:
        'Under Integrations, Generic Webhooks (v3): a subscription with this address. Put the secret that PagerDuty shows into the variable.',
      opsgenie:
        'Put the lines into andon.yaml. Under Settings, Integrations: a webhook with this address and this header.',
      jira: 'Put the lines into andon.yaml and a secret of your own into the variable. Under System, WebHooks: this address, the same secret, and the events of issues. Issues of the type Incident or with the label incident count.',
      sentry:
        'Under Settings, Custom Integrations: an internal integration with this address and the resource Issue. Put its client secret into the variable.',
      statuspage:
        'Put the lines into andon.yaml and a token of your own into the variable. Subscribe the address by webhook, with the token as its last part: the sender can show nothing else.',
      issues:
        'The same webhook as for releases, with Issues among its events; for GitLab, kind: gitlab. An issue with the label incident begins one, and closing it ends it. What went before is taken over with npm run andon -- import github, or import gitlab.',
      curl: 'When something breaks, and when it is over. What went before is taken over with npm run andon -- import incidents.',
      andon: 'For machines that have a folder of Andon, such as that of the board; others take curl.',
    },
  },
  token: {
    title: 'Who may tell the board?',
    why: 'Pipelines and alerts show a token. Until one is made, only this machine may tell; from then on everyone shows one.',
    make: 'Make a token',
    made: 'It is made, and stands in the texts below. It is not shown again: keep it where secrets are kept.',
    label: 'Token for releases and incidents',
    exists: 'Pipelines and alerts show a token, and there is one already. Paste it below, or make another:',
    byHand:
      'This page may not make one: it may on the machine of the board, as long as there is none. Make it there:',
    command: 'On the machine of the board',
    paste: 'Paste it here, and it stands in the texts below. It stays in this page.',
    failed: (why: string): string => `It could not be made: ${why}`,
  },
};
