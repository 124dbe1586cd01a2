using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Stazh.Learn.Tests.App;

namespace Stazh.Learn.Tests.Architecture;

/// <summary>
/// Who gets what at every address of the program, in the demonstration. A new page fails here until it has its line; the failure prints the
/// line as it would stand. “reader” is somebody to whom the page must open, “-” when the demonstration has nothing to show there. A page sends
/// no more than six SQL commands.
/// </summary>
public sealed class RolesTests(DemoApp app) : IClassFixture<DemoApp>
{
    internal const int MostCommands = 6;

    /// <summary>ok: the page; in: please sign in; no: 403; –: does not exist for them; away: leads elsewhere; a number: that status.</summary>
    private const string Table = """
        route                                                  reader        address                                         nobody trainee1 tutor1 head1 coordinator1 expert1 admin1
        /                                                      -             /                                               ok     ok       ok     ok    ok           ok      ok
        /sites                                                 -             /sites                                          ok     ok       ok     ok    ok           ok      ok
        /sites/districts                                       -             /sites/districts                                ok     ok       ok     ok    ok           ok      ok
        /sites/{slug}                                          -             /sites/@site                                    ok     ok       ok     ok    ok           ok      ok
        /sites/{slug}/edit                                     coordinator1  /sites/@site/edit                               in     no       no     no    ok           no      ok
        /sites/{slug}/status                                   coordinator1  /sites/@site/status                             in     no       no     no    ok           no      ok
        /sites/{slug}/status/{id:guid}/end                     coordinator1  /sites/@demosite/status/@status/end             in     no       no     no    ok           no      ok
        /sites/{slug}/people                                   coordinator1  /sites/@demosite/people                         in     –        ok     ok    ok           –       ok
        /sites/{slug}/head                                     coordinator1  /sites/@demosite/head                           in     no       no     no    ok           no      ok
        /sites/{slug}/events                                   head1         /sites/@demosite/events                         in     –        –      ok    ok           –       ok
        /sites/districts/{id:guid}                             coordinator1  /sites/districts/@district                      in     no       no     no    ok           no      ok
        /sites/terms                                           coordinator1  /sites/terms                                    in     no       no     no    ok           no      ok
        /sites/entry/{slug?}                                   coordinator1  /sites/entry                                    in     no       no     no    ok           no      ok
        /sites/addresses                                       coordinator1  /sites/addresses                                in     no       no     no    ok           no      ok
        /plans                                                 coordinator1  /plans                                          in     no       no     ok    ok           no      no
        /plans/new                                             coordinator1  /plans/new                                      in     no       no     ok    ok           no      no
        /plans/{id:guid}                                       -             /plans/@plan                                    ok     ok       ok     ok    ok           ok      ok
        /plans/{id:guid}.docx                                  -             /plans/@plan.docx                               ok     ok       ok     ok    ok           ok      ok
        /plans/{id:guid}.pdf                                   -             /plans/@plan.pdf                                ok     ok       ok     ok    ok           ok      ok
        /plans/{id:guid}.xlsx                                  -             /plans/@plan.xlsx                               ok     ok       ok     ok    ok           ok      ok
        /plans/{id:guid}/rows/{rowId}                          coordinator1  /plans/@draftplan/rows/new                      in     –        –      –     ok           –       –
        /plans/{id:guid}/rows/{rowId:guid}/report              tutor1        /plans/@plan/rows/@planrow/report               in     –        ok     ok    ok           –       –
        /plans/{id:guid}/import                                coordinator1  /plans/@draftplan/import                        in     –        –      –     ok           –       –
        /reports/{id:guid}                                     head1         /reports/@planreport                            in     –        –      ok    ok           –       –
        /reports/{id:guid}.docx                                head1         /reports/@planreport.docx                       in     –        –      ok    ok           –       –
        /reports/{id:guid}.pdf                                 head1         /reports/@planreport.pdf                        in     –        –      ok    ok           –       –
        /monitoring                                            coordinator1  /monitoring                                     in     no       no     no    ok           no      ok
        /monitoring.xlsx                                       coordinator1  /monitoring.xlsx                                in     no       no     no    ok           no      ok
        /monitoring.pdf                                        coordinator1  /monitoring.pdf                                 in     no       no     no    ok           no      ok
        /monitoring/{district:guid}                            coordinator1  /monitoring/@district                           in     –        –      –     ok           ok      ok
        /monitoring/{district:guid}.xlsx                       coordinator1  /monitoring/@district.xlsx                      in     –        –      –     ok           ok      ok
        /monitoring/{district:guid}.pdf                        coordinator1  /monitoring/@district.pdf                       in     –        –      –     ok           ok      ok
        /monitoring/indicators/{code}                          coordinator1  /monitoring/indicators/users                    in     no       no     no    ok           no      ok
        /monitoring/deficits                                   coordinator1  /monitoring/deficits                            in     no       no     no    ok           no      ok
        /monitoring/deficits.xlsx                              coordinator1  /monitoring/deficits.xlsx                       in     no       no     no    ok           no      ok
        /monitoring/deficits.pdf                               coordinator1  /monitoring/deficits.pdf                        in     no       no     no    ok           no      ok
        /monitoring/demand                                     coordinator1  /monitoring/demand                              in     no       no     no    ok           no      ok
        /monitoring/demand.xlsx                                coordinator1  /monitoring/demand.xlsx                         in     no       no     no    ok           no      ok
        /monitoring/demand.pdf                                 coordinator1  /monitoring/demand.pdf                          in     no       no     no    ok           no      ok
        /monitoring/forms                                      coordinator1  /monitoring/forms                               in     ok       ok     ok    ok           ok      ok
        /monitoring/forms/{id:guid}                            coordinator1  /monitoring/forms/@form                         in     no       no     no    ok           no      ok
        /monitoring/forms/{id:guid}.xlsx                       coordinator1  /monitoring/forms/@form.xlsx                    in     no       no     no    ok           no      ok
        /monitoring/forms/{id:guid}.pdf                        coordinator1  /monitoring/forms/@form.pdf                     in     no       no     no    ok           no      ok
        /monitoring/forms/{id:guid}/{key}                      trainee1      /monitoring/forms/@form/me                      in     ok       –      –     –            –       –
        /monitoring/sites                                      coordinator1  /monitoring/sites                               in     –        –      ok    ok           –       ok
        /monitoring/sites/{slug}                               coordinator1  /monitoring/sites/@demosite                     in     –        –      ok    ok           –       ok
        /monitoring/meetings                                   coordinator1  /monitoring/meetings                            in     no       no     no    ok           no      ok
        /monitoring/meetings/{id}                              coordinator1  /monitoring/meetings/new                        in     no       no     no    ok           no      ok
        /monitoring/denominators                               coordinator1  /monitoring/denominators                        in     no       no     no    ok           no      ok
        /learn/journal                                         trainee1      /learn/journal                                  in     ok       ok     ok    ok           ok      ok
        /learn/journal.pdf                                     trainee1      /learn/journal.pdf                              in     ok       ok     ok    ok           ok      ok
        /learn/journal/{id}                                    trainee1      /learn/journal/new                              in     ok       ok     ok    ok           ok      ok
        /learn/effectiveness-card                              trainee8      /learn/effectiveness-card                       in     ok       ok     ok    ok           ok      ok
        /learn/effectiveness-card.pdf                          trainee8      /learn/effectiveness-card.pdf                   in     ok       ok     ok    ok           ok      ok
        /growth/{token}                                        -             /growth/no-such                                 –      –        –      –     –            –       –
        /sites/{slug}/plans                                    -             /sites/@site/plans                              ok     ok       ok     ok    ok           ok      ok
        /library                                               -             /library                                        ok ok ok ok ok ok ok
        /library/{slug}                                        -             /library/@resource                              ok ok ok ok ok ok ok
        /library/{slug}/files/{fileId:guid}                    -             /library/@resource/files/00000000-0000-0000-0000-000000000000 – – – – – – –
        /library/new                                           trainee1      /library/new                                    in ok ok ok ok ok ok
        /library/{slug}/edit                                   coordinator1  /library/@offered/edit                          in – – – ok – ok
        /library/desk                                          coordinator1  /library/desk                                   in ok ok ok ok ok ok
        /library/events                                        -             /library/events                                 ok     ok       ok     ok    ok           ok      ok
        /library/contests                                      -             /library/contests                               ok     ok       ok     ok    ok           ok      ok
        /library/contests/{id:guid}                            -             /library/contests/@bankcontest                  ok     ok       ok     ok    ok           ok      ok
        /library/contests/{id:guid}/{slug}                     coordinator1  /library/contests/@bankcontest/programma-klub-nablyudatelej in – – – ok – ok
        /library/contests/entry/{id:guid?}                     coordinator1  /library/contests/entry                         in     –        –      –     ok           –       –
        /library/{slug}/experience                             coordinator1  /library/zvukovaya-karta-uroka/experience       in     –        ok     –     ok           –       ok
        /library/{slug}/experience.docx                        coordinator1  /library/zvukovaya-karta-uroka/experience.docx  in     –        ok     –     ok           –       ok
        /library/{slug}/experience.pdf                         coordinator1  /library/zvukovaya-karta-uroka/experience.pdf   in     –        ok     –     ok           –       ok
        /library/{slug}/experience.zip                         coordinator1  /library/zvukovaya-karta-uroka/experience.zip   in     –        ok     –     ok           –       ok
        /library/packages                                      tutor1        /library/packages                               in     ok       ok     ok    ok           ok      ok
        /runs/{id:guid}/package                                coordinator1  /runs/@finished/package                         in     –        –      ok    ok           –       –
        /runs/{id:guid}/package.zip                            coordinator1  /runs/@finished/package.zip                     –      –        –      ok    ok           –       –
        /learn/{id:guid}/library                               trainee8      /learn/@finished:trainee8/library               in     –        –      –     –            –       –
        /library/mine                                          trainee1      /library/mine                                   in ok ok ok ok ok ok
        /networks                                              -             /networks                                       ok     ok       ok     ok    ok           ok      ok
        /networks/{slug}                                       -             /networks/@network                              ok     ok       ok     ok    ok           ok      ok
        /networks/{slug}/events                                -             /networks/@network/events                       ok     ok       ok     ok    ok           ok      ok
        /networks/entry/{slug?}                                coordinator1  /networks/entry/@network                        in     no       no     no    ok           no      no
        /agreements                                            coordinator1  /agreements                                     in     no       no     no    ok           no      no
        /agreements/{id}                                       coordinator1  /agreements/@agreement                          in     no       no     no    ok           no      no
        /networks/{slug}/road                                  -             /networks/@network/road                         ok     ok       ok     ok    ok           ok      ok
        /councils                                              coordinator1  /councils                                       in     no       no     no    ok           no      no
        /workshops                                             -             /workshops                                      ok     ok       ok     ok    ok           ok      ok
        /workshops/{id:guid}                                   -             /workshops/@workshop                            ok     ok       ok     ok    ok           ok      ok
        /workshops/entry/{id:guid?}                            coordinator1  /workshops/entry                                in     no       no     ok    ok           no      no
        /councils/results                                      coordinator1  /councils/results?site=@demosite                in     no       no     no    ok           no      no
        /councils/{id:guid}                                    coordinator1  /councils/@netcouncil                           in     no       no     no    ok           no      no
        /sittings/{id:guid}                                    coordinator1  /sittings/@netsitting                           in     no       no     no    ok           no      no
        /mentoring                                             coordinator1  /mentoring                                      in     no       no     ok    ok           no      no
        /mentoring/{id:guid}                                   tutor1        /mentoring/@care                                in     –        ok     ok    ok           –       –
        /support                                               -             /support                                        ok     ok       ok     ok    ok           ok      ok
        /sections                                              -             /sections                                       ok     ok       ok     ok    ok           ok      ok
        /search                                                -             /search?q=внимание                              ok     ok       ok     ok    ok           ok      ok
        /faq                                                   -             /faq                                            ok     ok       ok     ok    ok           ok      ok
        /pages/{slug}                                          -             /pages/privacy                                  ok     ok       ok     ok    ok           ok      ok
        /news                                                  -             /news                                           ok     ok       ok     ok    ok           ok      ok
        /news/{slug}                                           -             /news/@news                                     ok     ok       ok     ok    ok           ok      ok
        /news/editor/{slug?}                                   coordinator1  /news/editor                                    in     no       no     no    ok           no      ok
        /programs                                              -             /programs                                       ok     ok       ok     ok    ok           ok      ok
        /programs/{slug}                                       -             /programs/adhd-functions                        ok     ok       ok     ok    ok           ok      ok
        /programs/{slug}/lint                                  coordinator1  /programs/adhd-functions/lint                   in     no       no     no    ok           no      no
        /programs/{slug}/materials/{code}                      trainee1      /programs/adhd-functions/materials/EP01         in     ok       ok     ok    ok           ok      ok
        /programs/{slug}/materials/{code}/media                -             /programs/adhd-functions/materials/EP01/media   in     –        –      –     –            –       –
        /calendar                                              -             /calendar                                       ok     ok       ok     ok    ok           ok      ok
        /calendar.ics                                          -             /calendar.ics                                   ok     ok       ok     ok    ok           ok      ok
        /calendar/{token}.ics                                  -             /calendar/no-such-token.ics                     –      –        –      –     –            –       –
        /runs/{id:guid}                                        -             /runs/@enrolling                                ok     ok       ok     ok    ok           ok      ok
        /runs/{id:guid}.ics                                    -             /runs/@enrolling.ics                            ok     ok       ok     ok    ok           ok      ok
        /runs/new                                              coordinator1  /runs/new                                       in     no       no     ok    ok           no      no
        /runs/{id:guid}/enrol                                  trainee4      /runs/@enrolling/enrol                          in     away     ok     ok    ok           ok      ok
        /runs/{id:guid}/edit                                   coordinator1  /runs/@second/edit                              in     no       no     ok    ok           no      no
        /runs/{id:guid}/group                                  coordinator1  /runs/@enrolling/group                          in     no       –      ok    ok           no      no
        /runs/{id:guid}/plan                                   tutor1        /runs/@second/plan                              in     no       ok     ok    ok           no      no
        /runs/{id:guid}/requests                               tutor1        /runs/@second/requests                          in     no       ok     ok    ok           no      no
        /runs/{id:guid}/session                                tutor1        /runs/@first/session                            in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/chat                                trainee1      /runs/@second/chat                              in     ok       ok     ok    ok           –       –
        /runs/{runId:guid}/chat/{id:long}                      tutor1        /runs/@second/chat/@message                     in     –        ok     ok    ok           –       –
        /runs/{runId:guid}/deficits                            tutor1        /runs/@second/deficits                          in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/observation/{trainee:guid?}         tutor1        /runs/@first/observation/@first:trainee7        in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/forum                               trainee1      /runs/@second/forum                             in     ok       ok     ok    ok           –       –
        /runs/{runId:guid}/forum/new                           trainee1      /runs/@second/forum/new                         in     ok       ok     ok    ok           –       –
        /runs/{runId:guid}/forum/{topicId:guid}                trainee3      /runs/@third/forum/@topic                       in     –        ok     ok    ok           –       –
        /runs/{runId:guid}/forum/{topicId:guid}/{id:long}      tutor1        /runs/@third/forum/@topic/@post                 in     –        ok     ok    ok           –       –
        /runs/{runId:guid}/questions                           tutor1        /runs/@second/questions                         in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/consultations                       tutor1        /runs/@second/consultations                     in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/progress                            tutor1        /runs/@second/progress                          in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/works                               tutor1        /runs/@third/works                              in     –        ok     ok    ok           –       –
        /runs/{runId:guid}/reviews                             tutor1        /runs/@third/reviews                            in     no       ok     ok    ok           no      no
        /runs/{runId:guid}/reviews/{reviewId:guid}             -             /runs/@third/reviews/@review                    in     –        –      –     –            –       –
        /runs/{runId:guid}/documents                           coordinator1  /runs/@finished/documents                       in     no       no     ok    ok           no      no
        /works/{id:guid}                                       trainee3      /works/@work                                    in     –        ok     ok    ok           –       –
        /evaluation/{token}                                    -             /evaluation/no-such-token                       –      –        –      –     –            –       –
        /survey/{token}                                        -             /survey/@survey:enrollingtrainee3               ok     ok       ok     ok    ok           ok      ok
        /learn                                                 trainee1      /learn                                          in     ok       ok     ok    ok           ok      ok
        /learn/{id:guid}                                       trainee1      /learn/@second:trainee1                         in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/diary                                 trainee4      /learn/@alone:trainee4/diary                    in     –        –      ok    ok           –       –
        /learn/{id:guid}/materials                             trainee1      /learn/@second:trainee1/materials               in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/forms/{code}/{key?}                   trainee1      /learn/@second:trainee1/forms/CM                in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/diagnostics                           trainee7      /learn/@first:trainee7/diagnostics              in     –        –      –     –            –       –
        /learn/{id:guid}/deficits                              trainee1      /learn/@second:trainee1/deficits                in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/deficits.pdf                          trainee1      /learn/@second:trainee1/deficits.pdf            in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/route                                 trainee1      /learn/@second:trainee1/route                   in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/route.pdf                             trainee1      /learn/@second:trainee1/route.pdf               in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/route.ics                             trainee1      /learn/@second:trainee1/route.ics               in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/consultation                          trainee1      /learn/@second:trainee1/consultation            in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/consultation/{messageId:long}         -             /learn/@second:trainee1/consultation/1          in     ok       –      –     –            –       –
        /learn/{id:guid}/tasks                                 trainee1      /learn/@second:trainee1/tasks                   in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/tasks/{code}                          trainee1      /learn/@second:trainee1/tasks/T3                in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/cards                                 trainee1      /learn/@second:trainee1/cards                   in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/cards/{use:regex(^(trial|effectiveness)$)}/{key} trainee1      /learn/@second:trainee1/cards/effectiveness/1   in     ok       ok     ok    ok           –       –
        /learn/{id:guid}/final-work                            trainee3      /learn/@third:trainee3/final-work               in     –        –      –     –            –       –
        /learn/{id:guid}/reviews                               trainee3      /learn/@third:trainee3/reviews                  in     –        –      –     –            –       –
        /learn/{id:guid}/reviews/calibration                   trainee3      /learn/@third:trainee3/reviews/calibration      in     –        –      –     –            –       –
        /learn/{id:guid}/reviews/revision                      trainee3      /learn/@third:trainee3/reviews/revision         in     –        –      –     –            –       –
        /learn/{id:guid}/reviews/{reviewId:guid}               trainee3      /learn/@third:trainee3/reviews/@review          in     –        –      –     –            –       –
        /learn/{id:guid}/document                              trainee8      /learn/@finished:trainee8/document              in     –        –      –     –            –       –
        /documents                                             coordinator1  /documents                                      in     no       no     ok    ok           no      no
        /documents/{id:guid}                                   -             /documents/@person                              in     no       no     –     –            no      no
        /documents/{id:guid}.pdf                               -             /documents/@person.pdf                          in     –        –      –     –            –       –
        /verify/{code?}                                        -             /verify                                         ok     ok       ok     ok    ok           ok      ok
        /coordinator                                           coordinator1  /coordinator                                    in     no       no     ok    ok           no      no
        /tutor                                                 tutor1        /tutor                                          in     no       ok     ok    ok           no      no
        /notifications                                         trainee1      /notifications                                  in     ok       ok     ok    ok           ok      ok
        /notifications/unsubscribe/{token}                     -             /notifications/unsubscribe/no-such-token        –      –        –      –     –            –       –
        /account                                               trainee1      /account                                        in     ok       ok     ok    ok           ok      ok
        /account/register                                      -             /account/register                               ok     ok       ok     ok    ok           ok      ok
        /account/confirm                                       -             /account/confirm?person=x&token=x               ok     ok       ok     ok    ok           ok      ok
        /account/sign-in                                       -             /account/sign-in                                ok     away     away   away  away         away    away
        /account/sign-in/code                                  -             /account/sign-in/code                           away   away     away   away  away         away    away
        /account/forgot                                        -             /account/forgot                                 ok     ok       ok     ok    ok           ok      ok
        /account/reset                                         -             /account/reset?person=x&token=x                 ok     ok       ok     ok    ok           ok      ok
        /account/erased                                        -             /account/erased                                 ok     ok       ok     ok    ok           ok      ok
        /account/consents                                      trainee1      /account/consents                               in     ok       ok     ok    ok           ok      ok
        /account/data                                          trainee1      /account/data                                   in     ok       ok     ok    ok           ok      ok
        /account/data/erase                                    trainee1      /account/data/erase                             in     ok       ok     ok    ok           ok      ok
        /account/security                                      trainee1      /account/security                               in     ok       ok     ok    ok           ok      ok
        /account/security/codes                                -             /account/security/codes                         in     away     away   away  away         away    away
        /account/security/two-factor                           -             /account/security/two-factor                    in     away     away   away  away         away    away
        /documents/frdo                                        coordinator1  /documents/frdo                                 in     no       no     ok    ok           no      no
        /learn/{id:guid}/qualification                         -             /learn/@second:trainee1/qualification           in     –        –      –     –            –       –
        /papers                                                coordinator1  /papers                                         in     no       no     no    ok           no      ok
        /papers/{id:guid}                                      coordinator1  /papers/@paper                                  in     –        –      –     ok           –       ok
        /papers/{id:guid}.docx                                 coordinator1  /papers/@paper.docx                             in     –        –      –     ok           –       ok
        /papers/{id:guid}.pdf                                  coordinator1  /papers/@paper.pdf                              in     –        –      –     ok           –       ok
        /papers/new/{code}                                     coordinator1  /papers/new/order-site                          in     no       no     no    ok           no      ok
        /papers/templates                                      coordinator1  /papers/templates                               in     no       no     no    ok           no      ok
        /papers/templates/{code}                               coordinator1  /papers/templates/order-site                    in     no       no     no    ok           no      ok
        /papers/requisites                                     coordinator1  /papers/requisites                              in     no       no     no    ok           no      ok
        /papers/registers                                      coordinator1  /papers/registers                               in     no       no     no    ok           no      ok
        /sites/apply                                           trainee1      /sites/apply                                    in     ok       ok     ok    ok           ok      ok
        /applications/{id:guid}                                coordinator1  /applications/@application                      in     –        –      –     ok           –       ok
        /awarding                                              coordinator1  /awarding                                       in     no       no     no    ok           no      ok
        /awarding/windows                                      coordinator1  /awarding/windows                               in     no       no     no    ok           no      ok
        /awarding/windows/{id:guid}                            coordinator1  /awarding/windows/@window                       in     no       no     no    ok           no      ok
        /awarding/councils                                     coordinator1  /awarding/councils                              in     no       no     no    ok           no      ok
        /awarding/councils/{id:guid}                           coordinator1  /awarding/councils/@council                     in     no       no     no    ok           no      ok
        /awarding/sittings/{id:guid}                           coordinator1  /awarding/sittings/@sitting                     in     no       no     no    ok           no      ok
        /awarding/contests/{id:guid}                           coordinator1  /awarding/contests/@contest                     in     no       no     no    ok           no      ok
        /awarding/lists                                        coordinator1  /awarding/lists                                 in     no       no     no    ok           no      ok
        /applications/{id:guid}/experts                        coordinator1  /applications/@judged/experts                   in     no       no     no    ok           no      ok
        /expert                                                expert1       /expert                                         in     no       no     no    no           ok      no
        /expert/{id:guid}                                      expert1       /expert/@conclusion                             in     no       no     no    no           ok      no
        /admin/first                                           -             /admin/first                                    in     –        –      –     –            –       –
        /admin/sites-import                                    admin1        /admin/sites-import                             in     no       no     no    ok           no      ok
        /admin                                                 admin1        /admin                                          in     no       no     no    no           no      ok
        /admin/people                                          admin1        /admin/people                                   in     no       no     no    no           no      ok
        /admin/people/{id:guid}                                admin1        /admin/people/@person                           in     no       no     no    no           no      ok
        /admin/people/{id:guid}/grant                          admin1        /admin/people/@person/grant                     in     no       no     no    no           no      ok
        /admin/audit                                           admin1        /admin/audit                                    in     no       no     no    no           no      ok
        /admin/mail                                            admin1        /admin/mail                                     in     no       no     no    no           no      ok
        /api/v1/sites                                          -             /api/v1/sites                                   ok     ok       ok     ok    ok           ok      ok
        /api/v1/sites/{slug}                                   -             /api/v1/sites/@site                             ok     ok       ok     ok    ok           ok      ok
        /api/v1/programs                                       -             /api/v1/programs                                ok     ok       ok     ok    ok           ok      ok
        /api/v1/programs/{slug}                                -             /api/v1/programs/adhd-functions                 ok     ok       ok     ok    ok           ok      ok
        /api/v1/runs                                           -             /api/v1/runs                                    ok     ok       ok     ok    ok           ok      ok
        /api/v1/runs/{id:guid}                                 -             /api/v1/runs/@enrolling                         ok     ok       ok     ok    ok           ok      ok
        /api/v1/documents/{code}                               -             /api/v1/documents/no-such-code                  –      –        –      –     –            –       –
        /api/v1/{**rest}                                       -             /api/v1/nothing                                 –      –        –      –     –            –       –
        /openapi/{documentName}.json                           -             /openapi/v1.json                                ok     ok       ok     ok    ok           ok      ok
        /error/{code:int}                                      -             /error/404                                      –      –        –      –     –            –       –
        /files/{id:guid}                                       -             /files/@person                                  in     –        –      –     –            –       –
        /files/{id:guid}/thumb                                 -             /files/@person/thumb                            in     –        –      –     –            –       –
        /files/uploads/{id}                                    -             /files/uploads/none                             –      –        –      –     –            –       –
        /hubs/talk                                             -             /hubs/talk                                      401    400      400    400   400          400     400
        /hubs/talk/negotiate                                   -             /hubs/talk/negotiate                            401    405      405    405   405          405     405
        /hubs/notices                                          -             /hubs/notices                                   401    400      400    400   400          400     400
        /hubs/notices/negotiate                                -             /hubs/notices/negotiate                         401    405      405    405   405          405     405
        /healthz                                               -             /healthz                                        ok     ok       ok     ok    ok           ok      ok
        /readyz                                                -             /readyz                                         ok     ok       ok     ok    ok           ok      ok
        /metrics                                               -             /metrics                                        ok     ok       ok     ok    ok           ok      ok
        """;

    /// <summary>What asks no form token, and why: hubs and their beginning take no form, an error page is shown instead of any answer.</summary>
    private static readonly string[] WithoutToken = ["/hubs/talk", "/hubs/talk/negotiate", "/hubs/notices", "/hubs/notices/negotiate", "/error/{code:int}", "/healthz", "/readyz"];

    internal static readonly List<Line> Lines = [.. Table.Split('\n').Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(p => new Line(p[0], p[1], p[2], p[3..]))];
    private static readonly string[] Roles = Table.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[3..];

    private readonly Dictionary<string, Visitor> visitors = [];

    [Fact]
    public void The_table_knows_every_address()
    {
        var routes = Endpoints().Where(e => Methods(e).Contains("GET")).Select(Route).Distinct().ToList();
        Assert.Equal([], routes.Except(Lines.Select(l => l.Route)));
        Assert.Equal([], Lines.Select(l => l.Route).Except(Endpoints().Select(Route)));
    }

    [Fact]
    public async Task Each_role_gets_what_the_table_says_within_six_commands()
    {
        var (wrong, heavy) = (new List<string>(), new List<string>());
        foreach (var line in Lines)
        {
            var answers = new Dictionary<string, (string Outcome, int Status)>();
            foreach (var role in Roles)
            {
                answers[role] = await OpenAsync(line, role, heavy);
            }

            var got = Roles.Select(r => answers[r].Outcome).ToList();
            var (outcome, status) = answers.TryGetValue(line.Reader == "-" ? "nobody" : line.Reader, out var seen) ? seen : await OpenAsync(line, line.Reader, heavy);
            if (!got.SequenceEqual(line.Expected))
            {
                wrong.Add($"{line.Route,-54} {line.Reader,-13} {line.Address,-47} {string.Join(' ', got.Select((g, i) => g.PadRight(Roles[i].Length)))}".TrimEnd());
            }

            if (status >= 500 || (line.Reader != "-" && outcome != "ok"))
            {
                wrong.Add($"{line.Route} is {outcome} for {line.Reader}");
            }
        }

        Assert.True(wrong.Count + heavy.Count == 0, string.Join('\n', [.. wrong, "", .. heavy.Distinct()]));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_everywhere()
    {
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            var route = Route(endpoint);
            foreach (var method in Methods(endpoint).Intersect(["POST", "PATCH", "DELETE", "PUT"]).Where(_ => !WithoutToken.Contains(route)))
            {
                var line = Lines.Find(l => l.Route == route);
                var visitor = await VisitorAsync(line is null ? "trainee1" : line.Reader != "-" ? line.Reader : Roles[line.Expected is ["–", ..] ? 1 : line.Expected.TakeWhile(e => e is "in" or "no").Count()]);
                using var request = new HttpRequestMessage(new(method), app.Address(line?.Address ?? route)) { Content = new FormUrlEncodedContent([]) };
                request.Headers.Add("Tus-Resumable", "1.0.0");
                using var answer = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
                if (answer.StatusCode != System.Net.HttpStatusCode.BadRequest)
                {
                    wrong.Add($"{method} {route} answers {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<(string Outcome, int Status)> OpenAsync(Line line, string role, List<string> heavy)
    {
        var visitor = await VisitorAsync(role);
        var address = new Uri(app.Address(line.Address), UriKind.Relative);
        for (var again = false; ; again = true)
        {
            app.Sql.Reset();
            using var answer = await visitor.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            if (app.Sql.Count > MostCommands)
            {
                // The first reader fills caches.
                if (!again)
                {
                    continue;
                }

                heavy.Add($"{line.Route} sends {app.Sql.Count} commands for {role}");
            }

            return (Outcome(answer), (int)answer.StatusCode);
        }
    }

    private static string Outcome(HttpResponseMessage answer) => ((int)answer.StatusCode, answer.Headers.Location?.ToString()) switch
    {
        (200 or 204, _) => "ok",
        (403, _) => "no",
        (404, _) => "–",
        (>= 300 and < 400, { } to) when to.Contains("/account/sign-in?", StringComparison.Ordinal) => "in",
        (>= 300 and < 400, { } to) when to.Contains("/error/403", StringComparison.Ordinal) => "no",
        (>= 300 and < 400, _) => "away",
        (var other, _) => other.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private async Task<Visitor> VisitorAsync(string mailbox)
    {
        if (!visitors.TryGetValue(mailbox, out var visitor))
        {
            visitors[mailbox] = visitor = mailbox is "nobody" or "-" ? app.Anonymous() : await app.As(TestPeople.Email(mailbox));
        }

        return visitor;
    }

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !e.RoutePattern.RawText!.Contains("path:file", StringComparison.Ordinal));

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    internal sealed record Line(string Route, string Reader, string Address, IReadOnlyList<string> Expected)
    {
        /// <summary>Somebody to whom the page opens; null when it opens to nobody.</summary>
        public string? Opens => Reader != "-" ? Reader : Roles.Zip(Expected).Where(r => r.Second == "ok").Select(r => r.First).FirstOrDefault();
    }
}
