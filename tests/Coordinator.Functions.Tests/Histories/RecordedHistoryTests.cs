using Coordinator.Local.Runtime.Durable.History;
using Shouldly;

namespace Coordinator.Functions.Tests.Histories;

/// <summary>
/// Orchestrations that began under an earlier release go on under this one (T35): today's code does over their
/// histories what was done when they came about.
/// </summary>
public sealed class RecordedHistoryTests
{
    public static TheoryData<string> All => [.. HistoryFiles.All];

    [Theory]
    [MemberData(nameof(All))]
    public void A_history_of_a_release_is_not_understood_any_more(string name) =>
        HistoryReplay.Difference(HistoryFiles.Read(name)).ShouldBeNull();

    [Fact]
    public void A_kind_of_history_is_not_recorded() =>
        HistoryFiles.All.Select(name => name.Split('/')[1]).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            HistoryRecordingTests.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void A_form_of_a_history_is_lost_when_it_is_read()
    {
        foreach (var history in HistoryFiles.All.Select(HistoryFiles.Read))
            RecordedHistory.Read(history.Write()).Write().ShouldBe(history.Write());
    }

    [Fact]
    public void Another_activity_goes_unnoticed() =>
        Changed<ActivityScheduled>(activity => activity with { Name = "Another" })
            .ShouldContain("""activity: recorded {"e":"act","Name":"Another",""");

    [Fact]
    public void Another_key_of_a_call_goes_unnoticed() =>
        Changed<ActivityScheduled>(activity => activity with
        {
            Input = activity.Input!.Replace("/seat/action", "/seat/act", StringComparison.Ordinal),
        }).ShouldContain("/seat/act\", now");

    [Fact]
    public void Another_pause_goes_unnoticed() =>
        Changed<TimerCreated>(timer => timer with { FireAt = timer.FireAt.AddTicks(1) })
            .ShouldContain("""action: recorded {"e":"timer",""");

    [Fact]
    public void Another_order_of_answers_goes_unnoticed()
    {
        // With its second step before its first the code has not begun what the history says has ended.
        var history = Some();
        var steps = history.Steps().Select(step => step.Step).ToList();
        IEnumerable<HistoryEvent> events = [.. steps[0], .. steps[2], .. steps[1], .. steps.Skip(3).SelectMany(s => s)];
        HistoryReplay.Difference(history with { Events = [.. events] }).ShouldNotBeNull();
    }

    /// <summary>Changes all events of a kind; gives the difference that is found.</summary>
    static string Changed<T>(Func<T, T> change)
        where T : HistoryEvent
    {
        var history = Some();
        var events = history.Events.Select(happened => happened is T one ? change(one) : happened);
        return HistoryReplay.Difference(history with { Events = [.. events] }).ShouldNotBeNull();
    }

    static RecordedHistory Some() => HistoryFiles.Read(HistoryFiles.All.First(name => name.EndsWith(
        "/saga-completed", StringComparison.Ordinal)));
}
