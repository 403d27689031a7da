import { argocdTemplate } from '#shared/argocd-template.ts';
import { hookLines, hookUrl, tokenAlone, variable } from './hook-boxes.ts';
import { andon, indent, knowToken, now, tellBoard } from './shell.ts';
import type { Snippet, SnippetPlace } from './snippet.ts';

const githubRun = '$GITHUB_SERVER_URL/$GITHUB_REPOSITORY';

const githubStep = (place: SnippetPlace): string =>
  [
    '- name: Tell the board',
    '  if: always()',
    '  continue-on-error: true',
    '  env:',
    `    ANDON_TOKEN: \${{ secrets.ANDON_TOKEN }}`,
    `    RESULT: \${{ job.status }}`,
    '  run: |',
    indent(
      tellBoard(place, {
        path: '/deployments',
        fields: {
          service: place.service,
          id: '$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT',
          sha: '$GITHUB_SHA',
          repository: githubRun,
          result: '$RESULT',
          automated: true,
          finishedAt: now,
          url: `${githubRun}/actions/runs/$GITHUB_RUN_ID`,
        },
      }),
      4,
    ),
  ].join('\n');

const gitlabJob = (place: SnippetPlace): string =>
  [
    'deploy:',
    '  after_script:',
    '    - |',
    indent(
      [
        'case "$CI_JOB_STATUS" in success) result=success ;; canceled) result=cancelled ;; *) result=failure ;; esac',
        tellBoard(place, {
          path: '/deployments',
          fields: {
            service: place.service,
            id: '$CI_PIPELINE_ID',
            environment: `\${CI_ENVIRONMENT_NAME:-production}`,
            sha: '$CI_COMMIT_SHA',
            repository: '$CI_PROJECT_URL',
            result: '$result',
            automated: true,
            startedAt: '$CI_JOB_STARTED_AT',
            finishedAt: now,
            url: '$CI_PIPELINE_URL',
          },
        }),
      ].join('\n'),
      6,
    ),
  ].join('\n');

const jenkinsPost = (place: SnippetPlace): string =>
  [
    'post {',
    '  always {',
    `    withEnv(["RESULT=\${currentBuild.currentResult}"]) {`,
    "      withCredentials([string(credentialsId: 'andon-token', variable: 'ANDON_TOKEN')]) {",
    "        sh returnStatus: true, script: '''",
    indent(
      [
        'case "$RESULT" in SUCCESS|UNSTABLE) result=success ;; ABORTED) result=cancelled ;; *) result=failure ;; esac',
        tellBoard(place, {
          path: '/deployments',
          fields: {
            service: place.service,
            id: '$BUILD_TAG',
            sha: '$GIT_COMMIT',
            result: '$result',
            automated: true,
            finishedAt: now,
            url: '$BUILD_URL',
          },
        }),
      ].join('\n'),
      10,
    ),
    "        '''",
    '      }',
    '    }',
    '  }',
    '}',
  ].join('\n');

const releaseByCurl = (place: SnippetPlace): string =>
  [
    knowToken(place),
    tellBoard(place, {
      path: '/deployments',
      fields: {
        service: place.service,
        id: '$(date -u +%Y%m%d-%H%M%S)-$$',
        version: '2026.11.4',
        sha: '$(git rev-parse HEAD)',
        finishedAt: now,
      },
    }),
  ].join('\n');

const releaseByAndon = (place: SnippetPlace): string =>
  [
    knowToken(place),
    `export ANDON_SERVER=${place.origin}`,
    `${andon} deploy --service ${place.service} --id "$(date -u +%Y%m%d-%H%M%S)-$$" --version 2026.11.4`,
  ].join('\n');

/** How releases become known, the way that takes the least work first. */
export const releaseSnippets = [
  {
    id: 'github-webhook',
    name: 'GitHub',
    boxes: [
      hookLines('github', `{ kind: github, secret: ${variable('GITHUB_WEBHOOK_SECRET')} }`),
      hookUrl('github'),
    ],
  },
  {
    id: 'gitlab-webhook',
    name: 'GitLab',
    boxes: [
      hookLines('gitlab', `{ kind: gitlab, token: ${variable('GITLAB_WEBHOOK_TOKEN')} }`),
      hookUrl('gitlab'),
    ],
  },
  {
    id: 'github-actions',
    name: 'GitHub Actions',
    boxes: [
      { goesTo: 'shell', text: ({ token }) => `gh secret set ANDON_TOKEN --body '${token}'` },
      { goesTo: '.github/workflows/deploy.yml', text: githubStep },
    ],
  },
  {
    id: 'gitlab-ci',
    name: 'GitLab CI',
    boxes: [
      { goesTo: 'shell', text: ({ token }) => `glab variable set ANDON_TOKEN '${token}' --masked` },
      { goesTo: '.gitlab-ci.yml', text: gitlabJob },
    ],
  },
  {
    id: 'jenkins',
    name: 'Jenkins',
    boxes: [tokenAlone, { goesTo: 'Jenkinsfile', text: jenkinsPost }],
  },
  {
    id: 'argocd',
    name: 'Argo CD',
    boxes: [
      hookLines('argocd', '{ kind: argocd }'),
      tokenAlone,
      {
        goesTo: 'argocd-notifications-cm.yaml',
        text: ({ origin }) => argocdTemplate(`${origin}/hooks/argocd`).trimEnd(),
      },
    ],
  },
  { id: 'curl', name: 'curl', boxes: [{ goesTo: 'shell', text: releaseByCurl }] },
  { id: 'andon', name: 'andon deploy', boxes: [{ goesTo: 'checkout', text: releaseByAndon }] },
] as const satisfies readonly Snippet[];
