import type { enSnippets } from './en-snippets.ts';

const places: Record<string, string> = {
  shell: '셸에서',
  checkout: '셸에서, Andon 폴더 안에서',
  URL: '주소',
  Authorization: 'Authorization 헤더',
  'andon-token': '토큰',
};

export const koSnippets: typeof enSnippets = {
  snippets: {
    ways: { releases: '배포를 알리는 방법', incidents: '장애를 알리는 방법' },
    name: (id, name) => (id === 'issues' ? 'GitHub와 GitLab의 이슈' : name),
    goesTo: (place) => places[place] ?? place,
    copy: '복사',
    copied: '복사했습니다',
    copyByHand: '이 브라우저에서는 페이지가 복사할 수 없습니다. 글이 선택되어 있으니 키보드로 복사해 주세요.',
    releases: {
      'github-webhook':
        '이 줄을 andon.yaml에 넣고 직접 정한 비밀 값을 변수에 넣습니다. 저장소의 Settings, Webhooks에서 이 주소와 내용 유형 application/json, 같은 비밀 값을 넣고 Deployments, Deployment statuses, Pull requests, Pushes, Issues 이벤트를 고릅니다. 지난 기록은 npm run andon -- import github로 가져옵니다.',
      'gitlab-webhook':
        '이 줄을 andon.yaml에 넣고 직접 정한 토큰을 변수에 넣습니다. 프로젝트의 Settings, Webhooks에서 이 주소와 같은 토큰을 넣고 Deployment, Merge request, Push, Issue 이벤트를 고릅니다. 지난 기록은 npm run andon -- import gitlab으로 가져옵니다.',
      'github-actions': '토큰을 저장소의 비밀 값으로 두고, 배포하는 작업의 마지막에 이 단계를 넣습니다.',
      'gitlab-ci': '토큰을 가려진 변수로 두고, 배포하는 작업에 이 줄을 넣습니다.',
      jenkins: '토큰을 ID가 andon-token인 "Secret text" 자격 증명으로 두고, 파이프라인에 이 블록을 넣습니다.',
      argocd:
        '이 줄을 andon.yaml에 넣습니다. 토큰은 argocd-notifications-secret에 andon-token으로 두고, 설정 맵을 적용합니다.',
      curl: '셸이 있는 곳이면 됩니다. 배포가 끝난 뒤, 배포한 저장소 폴더에서 실행합니다.',
      andon:
        'Andon 폴더가 있는 컴퓨터에서 씁니다. 파이프라인에는 대개 없으므로 curl을 쓰세요. 폴더가 있는 GitHub Actions, GitLab CI, Jenkins 실행기에서는 번호와 커밋을 스스로 찾습니다.',
    },
    incidents: {
      alertmanager:
        '이 줄을 andon.yaml에 넣고 수신자를 alertmanager.yml에 넣습니다. 어느 서비스의 알림인지는 레이블이 말해 줍니다.',
      grafana:
        '이 줄을 andon.yaml에 넣습니다. Alerting, Contact points에서 이 주소와 이 헤더로 웹훅을 만듭니다.',
      pagerduty:
        'Integrations, Generic Webhooks (v3)에서 이 주소로 구독을 만듭니다. PagerDuty가 보여 주는 비밀 값을 변수에 넣습니다.',
      opsgenie:
        '이 줄을 andon.yaml에 넣습니다. Settings, Integrations에서 이 주소와 이 헤더로 웹훅을 만듭니다.',
      jira: '이 줄을 andon.yaml에 넣고 직접 정한 비밀 값을 변수에 넣습니다. System, WebHooks에서 이 주소와 같은 비밀 값을 넣고 이슈 이벤트를 고릅니다. 유형이 Incident이거나 incident 레이블이 붙은 이슈를 장애로 봅니다.',
      sentry:
        'Settings, Custom Integrations에서 이 주소와 Issue 리소스로 내부 연동을 만듭니다. 그 클라이언트 비밀 값을 변수에 넣습니다.',
      statuspage:
        '이 줄을 andon.yaml에 넣고 직접 정한 토큰을 변수에 넣습니다. 토큰을 끝에 붙인 주소로 웹훅을 구독합니다. 이 서비스는 다른 방법으로 자신을 밝힐 수 없습니다.',
      issues:
        '배포와 같은 웹훅이며 이벤트에 Issues가 있어야 합니다. GitLab은 kind: gitlab으로 적습니다. incident 레이블이 붙은 이슈를 열면 장애가 시작되고 닫으면 끝납니다. 지난 기록은 npm run andon -- import github 또는 import gitlab으로 가져옵니다.',
      curl: '문제가 생겼을 때와 끝났을 때 실행합니다. 지난 기록은 npm run andon -- import incidents로 가져옵니다.',
      andon: '현황판이 있는 곳처럼 Andon 폴더가 있는 컴퓨터에서 씁니다. 그 밖에는 curl을 쓰세요.',
    },
  },
  token: {
    title: '누가 현황판에 알릴 수 있나요?',
    why: '파이프라인과 알림은 토큰을 보여 줍니다. 토큰이 없는 동안에는 이 컴퓨터만 알릴 수 있고, 만든 뒤에는 모두 토큰을 보여야 합니다.',
    make: '토큰 만들기',
    made: '토큰을 만들어 아래 글에 넣었습니다. 다시 보여 주지 않으니 비밀 값을 두는 곳에 보관해 주세요.',
    label: '배포와 장애를 알리는 토큰',
    exists:
      '파이프라인과 알림은 토큰을 보여 줍니다. 이미 만든 토큰이 있으니 아래에 붙여 넣거나 새로 만들어 주세요.',
    byHand:
      '이 페이지에서는 만들 수 없습니다. 토큰이 아직 없을 때 현황판이 있는 컴퓨터에서만 됩니다. 그곳에서 만들어 주세요.',
    command: '현황판이 있는 컴퓨터에서',
    paste: '여기에 붙여 넣으면 아래 글에 들어갑니다. 이 페이지 밖으로 나가지 않습니다.',
    failed: (why) => `만들지 못했습니다: ${why}`,
  },
};
