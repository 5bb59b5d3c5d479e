#!/usr/bin/env bash
# The tour of README.md as one script; what follows the line of dashes is what the README shows, word by word.
# It goes through a platform that './renewal up' started: GATEWAY and DATA say which, when it isn't the default one. It can be run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# ----------------------------------------------------------------------------------------------------------------------
GATEWAY=${GATEWAY:-http://127.0.0.1:8080}
DATA=${DATA:-.renewal}
PROJECT=tour-$(date +%s) # another one each time, so that the tour can be run again

as() { # as USER, and curl's arguments: asks the gateway with the token of a demonstration user
  local user=$1
  shift
  curl --silent --show-error --fail-with-body \
    --header "Authorization: Bearer $(./renewal token "$user" --data "$DATA")" "$@" && echo
}

etag() { # the version of a project, which whoever changes it must know
  as commander --output /dev/null --dump-header - "$GATEWAY/api/v1/projects/$1" |
    sed -n 's/^[Ee][Tt]ag: *\([^[:space:]]*\).*/\1/p'
}

until_it_says() { # until_it_says TEXT COMMAND...: asks again until the answer holds the text
  local text=$1 answer
  shift
  for _ in $(seq 60); do
    answer=$("$@") && [[ $answer == *"$text"* ]] && echo "$answer" && return
    sleep 1
  done
  echo "Expected '$text' within a minute, but: $answer" >&2
  return 1
}

as commander "$GATEWAY/api/v1/overview?programme=laoshan-2023"

as commander "$GATEWAY/api/v1/programmes" \
  --header 'Content-Type: application/json' --header 'Idempotency-Key: tour-programme' --data '{
    "programmeId": "tour-2023", "name": "导览计划", "year": 2023, "area": "370212",
    "fields": [{"fieldId": "f1", "name": "老旧小区改造"}],
    "headquarters": [{"headquartersId": "h1", "name": "城市更新指挥部",
                      "leader": {"personId": "p-commander", "name": "周明远"}}]}'

as commander "$GATEWAY/api/v1/projects" \
  --header 'Content-Type: application/json' --header "Idempotency-Key: $PROJECT" --data '{
    "projectId": "'"$PROJECT"'", "programme": "tour-2023", "name": "海尔路小区改造", "field": "f1",
    "headquarters": "h1", "area": "370212001",
    "unit": {"unitId": "u1", "name": "区住房和城乡建设局"}, "leader": {"personId": "p-leader", "name": "林海生"},
    "totalInvestment": {"amount": "120000000.00", "currency": "CNY"},
    "plannedThisYear": {"amount": "80000000.00", "currency": "CNY"}}'

WHO='{"owner": {"personId": "p-owner", "name": "王立功"}, "unit": {"unitId": "u1", "name": "区住房和城乡建设局"},
      "leader": {"personId": "p-leader", "name": "林海生"}, "supervisor": {"personId": "p-supervisor", "name": "孙正清"}}'
as commander --request PUT "$GATEWAY/api/v1/projects/$PROJECT/plan" \
  --header 'Content-Type: application/json' --header "If-Match: $(etag "$PROJECT")" --data '{
    "anchor": {"finishBy": "2023-12-31"},
    "goals": [{"goalId": "g1", "name": "年内完工", "targetDate": "2023-12-31"}],
    "nodes": [
      {"nodeId": "survey", "goalId": "g1", "name": "入户调查", "durationDays": 20, "dueDate": "2023-06-20",
       "reportEveryDays": 7, "responsibility": '"$WHO"'},
      {"nodeId": "design", "goalId": "g1", "name": "施工图设计", "durationDays": 30, "calendar": "WORKING",
       "predecessors": [{"nodeId": "survey", "type": "FS", "lagDays": 0}], "responsibility": '"$WHO"'},
      {"nodeId": "works", "goalId": "g1", "name": "施工", "durationDays": 100,
       "predecessors": [{"nodeId": "design", "type": "SS", "lagDays": 15}], "responsibility": '"$WHO"'}]}'

until_it_says '"nodeId":"survey"' as leader "$GATEWAY/api/v1/deadlines?project=$PROJECT&sort=dueDate"

until_it_says '"alertId"' as owner "$GATEWAY/api/v1/alerts?project=$PROJECT&node=survey"

ALERT=$(as owner "$GATEWAY/api/v1/alerts?project=$PROJECT&node=survey" | sed 's/.*"alertId":"\([^"]*\)".*/\1/')
as owner "$GATEWAY/api/v1/alerts/$ALERT/acknowledgement" \
  --header 'Content-Type: application/json' --header "Idempotency-Key: $PROJECT-answer" --data '{"note": "今天补报"}'

REPORTS='{"reports": [{"reportId": "'"$PROJECT"'-report", "projectId": "'"$PROJECT"'", "nodeId": "survey",
          "observedAt": "2023-06-27T15:30:00+08:00", "progressPercent": 60, "note": "已入户 480 户"}]}'
as reporter "$GATEWAY/api/v1/site-reports/batch" --header 'Content-Type: application/json' --data "$REPORTS"
as reporter "$GATEWAY/api/v1/site-reports/batch" --header 'Content-Type: application/json' --data "$REPORTS"

until_it_says '"progressPercent":60' as unit "$GATEWAY/api/v1/deadlines?project=$PROJECT"

as owner "$GATEWAY/api/v1/projects/$PROJECT/nodes/survey/completion" \
  --header 'Content-Type: application/json' --header "Idempotency-Key: $PROJECT-claim" \
  --data '{"completedOn": "2023-06-28", "evidence": ["PHOTO"], "note": "入户调查全部完成"}'
as supervisor "$GATEWAY/api/v1/projects/$PROJECT/nodes/survey/verification" \
  --header 'Content-Type: application/json' --header "Idempotency-Key: $PROJECT-check" \
  --data '{"verdict": "ACCEPTED", "note": "现场复核属实"}'

until_it_says '"standing":"DONE_LATE"' as unit "$GATEWAY/api/v1/deadlines?project=$PROJECT"

as commander "$GATEWAY/api/v1/ledgers/template?programme=tour-2023" --output /tmp/tour-ledger.xlsx
as commander "$GATEWAY/api/v1/ledgers?programme=tour-2023&mode=UPDATE&dryRun=true&unknownPeople=ACCEPT" --form file=@/tmp/tour-ledger.xlsx
as commander "$GATEWAY/api/v1/ledgers?programme=tour-2023&mode=UPDATE&unknownPeople=ACCEPT" \
  --header "Idempotency-Key: $PROJECT-ledger" --form file=@/tmp/tour-ledger.xlsx

curl --silent --show-error --fail --no-buffer --max-time 10 "$GATEWAY/api/v1/live?programme=laoshan-2023" \
  --header "Authorization: Bearer $(./renewal token commander --data "$DATA")" || [ $? = 28 ] # the ten seconds are over
