using Stazh.Learn.Features.Programmes;
using Stazh.Learn.Features.Runs;
using Stazh.Learn.Web;

namespace Stazh.Learn.Tests.Features.Runs;

public sealed class RuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_module_is_locked_until_the_one_before_it_is_done_and_says_why()
    {
        PartProgress done = new(true, "", []), missing = new(false, "2 из 5", ["Не сданы задания."]);
        var rail = ModuleGates.Evaluate([(Module("M1"), [done]), (Module("M2"), [done, missing]), (Module("M3"), [done])]);
        Assert.Equal([ModuleState.Done, ModuleState.Current, ModuleState.Locked], rail.Select(m => m.State));
        Assert.Equal(["Не сданы задания."], rail[2].Reasons);
    }

    [Fact]
    public void A_later_module_stays_locked_even_when_its_own_parts_are_done()
    {
        var rail = ModuleGates.Evaluate([(Module("M1"), [new(false, "", ["Карта не подтверждена."])]), (Module("M2"), [new(true, "", [])]), (Module("M3"), [new(true, "", [])])]);
        Assert.Equal([ModuleState.Current, ModuleState.Locked, ModuleState.Locked], rail.Select(m => m.State));
        Assert.All(rail.Skip(1), m => Assert.Equal(["Карта не подтверждена."], m.Reasons));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(28)]
    [InlineData(365)]
    public void Modules_are_laid_inside_the_dates_of_the_run_in_order(int days)
    {
        var starts = new DateOnly(2026, 11, 24);
        var ends = starts.AddDays(days - 1);
        var laid = ModuleDates.Lay(Guid.NewGuid(), [Module("M1", ModuleMode.InPerson), Module("M2", ModuleMode.Remote), Module("M3", ModuleMode.Mixed)], starts, ends, []);
        Assert.All(laid, m => Assert.True(m.From >= starts && m.To <= ends && m.From <= m.To));
        Assert.True(laid.Zip(laid.Skip(1)).All(p => p.First.From <= p.Second.From));
        Assert.Equal(ends, laid[^1].To);
    }

    [Fact]
    public void An_application_is_decided_once_and_a_finished_internship_cannot_be_withdrawn()
    {
        var enrolment = AnEnrolment();
        Assert.IsType<NoPlacesLeft>(enrolment.Approve(Guid.NewGuid(), taken: 5, places: 5, Now));
        Assert.Null(enrolment.Approve(Guid.NewGuid(), 4, 5, Now));
        Assert.IsType<EnrolmentIsDecided>(enrolment.Refuse(Guid.NewGuid(), "Поздно", Now));
        Assert.Null(enrolment.Complete(Now));
        Assert.IsType<EnrolmentIsOver>(enrolment.Withdraw(Now));
    }

    [Fact]
    public void A_run_moves_only_forward()
    {
        var run = new ProgrammeRun { Id = Guid.NewGuid(), ProgrammeSlug = "a", ProgrammeTitle = "А", Region = "Р", SiteTitle = "П" };
        Assert.IsType<RunHasNotStarted>(run.Finish(Now));
        Assert.Null(run.Start(Now));
        Assert.IsType<RunIsOver>(run.Start(Now));
        Assert.Null(run.Finish(Now));
        Assert.IsType<RunIsOver>(run.Cancel("Причина", Now));
        Assert.Equal(2, run.Sequence);
    }

    [Theory]
    [InlineData(FieldKind.Number, "12", false)]
    [InlineData(FieldKind.Number, "двенадцать", true)]
    [InlineData(FieldKind.Number, "1e999", true)]
    [InlineData(FieldKind.Date, "2026-02-30", true)]
    [InlineData(FieldKind.Date, "2026-02-28", false)]
    [InlineData(FieldKind.Choice, "Другое", true)]
    [InlineData(FieldKind.Choices, "Да\nНет", false)]
    [InlineData(FieldKind.Yesno, "да", true)]
    public void Answers_are_checked_by_the_kind_of_their_field(FieldKind kind, string answer, bool isWrong)
    {
        FormField[] fields = [new() { Code = "F1", Label = "Вопрос", Kind = kind, Options = ["Да", "Нет"] }];
        var errors = FormAnswers.CheckDraft(fields, new Dictionary<string, string> { ["F1"] = answer }, new TranslationFactory().Create(typeof(Text)));
        Assert.Equal(isWrong, errors.Count == 1);
    }

    private static ProgrammeModule Module(string code, ModuleMode mode = ModuleMode.Remote) =>
        new() { Code = code, Title = code, Purpose = "", Result = "", Mode = mode, Hours = 4, Parts = [], Steps = [] };

    private static Enrolment AnEnrolment() => new()
    {
        Id = Guid.NewGuid(), RunId = Guid.NewGuid(), PersonId = Guid.NewGuid(), Motivation = "м", WorkPlace = "ш", SchoolKey = "ш", Region = "р", Position = "п", SurveyToken = "t",
    };
}
