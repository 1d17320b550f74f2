using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Tests.Durable.Fakes;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Engine;

/// <summary>
/// A host goes down at each of its writes, before it and after it; another one finishes what it had begun. Nothing is
/// lost, and nothing is done that was not asked for.
/// </summary>
public sealed class CrashTests
{
    const int WritesMin = 35;
    const int WritesMax = 500;

    [Theory]
    [InlineData(Fault.DownBefore)]
    [InlineData(Fault.DownAfter)]
    internal async Task A_crash_at_some_write_loses_something(Fault fault)
    {
        var write = 1;
        while (await CrashesAsync(write, fault))
            (++write).ShouldBeLessThan(WritesMax, "the writes do not come to an end");
        write.ShouldBeGreaterThan(WritesMin, "the sweep has missed most of the writes");
    }

    [Theory]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    [InlineData(Fault.Late)]
    internal async Task A_failed_request_or_a_lost_answer_loses_something(Fault fault)
    {
        var write = 1;
        while (await FailsAsync(number => number == write ? fault : Fault.None, $"{fault} at write {write}") >= write)
            (++write).ShouldBeLessThan(WritesMax, "the writes do not come to an end");
        write.ShouldBeGreaterThan(WritesMin);
    }

    [Fact]
    public async Task Many_failed_requests_and_lost_answers_lose_something()
    {
        var seed = Environment.TickCount;
        for (var run = 0; run < 10; run++)
        {
            var random = new Random(seed + run);
            await FailsAsync(
                _ => random.Next(6) switch
                {
                    0 => Fault.Before,
                    1 => Fault.After,
                    2 => Fault.Late,
                    _ => Fault.None,
                },
                $"seed {seed + run}");
        }
    }

    /// <summary>Runs with failures that the host survives; tells how many writes it took.</summary>
    static async Task<int> FailsAsync(Func<int, Fault> plan, string what)
    {
        await using var stage = new Stage(new HubSettings());
        var storage = new FaultyHub(stage.Storage, plan);
        var host = await stage.StartAsync("host", new Effects().AddTo, storage);
        await Effects.ScheduleAsync(host);
        await FinishAsync(stage, host, what);
        return storage.Writes;
    }

    /// <summary>Runs with a crash; false when there are fewer writes than that.</summary>
    static async Task<bool> CrashesAsync(int write, Fault fault)
    {
        var what = $"{fault} at write {write}";
        await using var stage = new Stage(new HubSettings());
        var effects = new Effects();
        var faulty = new FaultyHub(stage.Storage, number => number == write ? fault : Fault.None);
        var first = await stage.StartAsync("first", effects.AddTo, faulty);
        faulty.WentDown = first.Kill;
        await Effects.ScheduleAsync(first);
        await stage.UntilAsync(
            () => faulty.IsDown || (stage.HasEnded(Effects.InstanceId) && stage.Storage.Messages.Count == 0), what);
        var crashed = faulty.IsDown;
        var second = await stage.StartAsync("second", effects.AddTo);
        // The caller of a start that went wrong asks again; one that exists already is as good.
        await Effects.ScheduleAsync(second);
        await FinishAsync(stage, second, what);
        effects.Runs.Values.ShouldAllBe(runs => runs <= 2, what);
        await stage.NoMessagesAsync(what);
        return crashed;
    }

    static async Task FinishAsync(Stage stage, TestHost host, string what)
    {
        await stage.UntilAsync(() => stage.HasEnded(Effects.InstanceId), what);
        var ended = (await host.Hub.Instances.PeekAsync(Effects.InstanceId))!.Value.State;
        ended.Failure.ShouldBeNull(what);
        ended.Output.ShouldBe(Effects.Output, what);
    }
}
