using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Timers;

public sealed class TimerTriggerTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 3, TimeSpan.Zero);

    readonly ManualTime _time = new(Start);
    readonly Journal _journal = new();
    readonly Gate _gate = new();

    [Fact]
    public async Task A_timer_runs_at_other_times_than_its_schedule_says()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.EveryTenSeconds));

        await TimerIsSetToAsync(Start.AddSeconds(7));
        _time.Advance(TimeSpan.FromSeconds(6.9));
        _journal.Lines.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await TimerIsSetToAsync(Start.AddSeconds(17));
        _time.Advance(TimeSpan.FromSeconds(10));
        await TimerIsSetToAsync(Start.AddSeconds(27));

        _journal.Lines.ShouldBe(["00:00 00:20 False", "00:10 00:30 False"]);
    }

    [Fact]
    public async Task A_timer_that_runs_on_startup_waits_for_its_schedule_first()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.AtStart));

        // Ten months on: further than a system timer reaches, so it is waited for in pieces.
        await TimerIsSetToAsync(Start.AddDays(1));
        _journal.Lines.ShouldBe(["2027-01-01"]);
    }

    [Fact]
    public async Task A_wait_of_many_days_ends_early()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.AtStart));
        await Eventually.IsTrueAsync(() => _journal.Lines.Count == 1);
        var due = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

        while (_time.GetUtcNow() < due)
        {
            _journal.Lines.Count.ShouldBe(1);
            await Eventually.IsTrueAsync(() => _time.NextDue is not null);
            _time.Advance(_time.NextDue!.Value - _time.GetUtcNow());
        }

        _time.GetUtcNow().ShouldBe(due);
        await Eventually.IsTrueAsync(() => _journal.Lines.Count == 2);
    }

    [Fact]
    public async Task A_schedule_in_a_setting_is_not_found()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.BySetting), "00:01:30");

        await TimerIsSetToAsync(Start.AddSeconds(90));
        _time.Advance(TimeSpan.FromSeconds(90));
        await TimerIsSetToAsync(Start.AddSeconds(180));

        _journal.Lines.ShouldBe(["ran"]);
    }

    [Fact]
    public async Task Two_runs_of_one_timer_overlap()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.Slow));
        await TimerIsSetToAsync(Start.AddSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _gate.Started.WaitAsync(Eventually.Patience);

        _time.Advance(TimeSpan.FromSeconds(35));
        _time.NextDue.ShouldBeNull();
        _journal.Lines.ShouldBe(["in"]);

        _gate.Release();
        await TimerIsSetToAsync(Start.AddSeconds(55));
        _journal.Lines.ShouldBe(["in", "out"]);
    }

    [Fact]
    public async Task A_run_that_fails_ends_the_timer()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.Failing));

        for (int second = 7; second <= 37; second += 10)
        {
            await TimerIsSetToAsync(Start.AddSeconds(second));
            _time.Advance(TimeSpan.FromSeconds(second == 7 ? 7 : 10));
        }

        await Eventually.IsTrueAsync(() => _journal.Lines.Count == 4);
        host.Logs.Lines.ShouldContain(line => line.Category == "Function.Failing" && line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task A_stopping_host_cuts_off_a_run_that_is_under_way()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.Slow));
        await TimerIsSetToAsync(Start.AddSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _gate.Started.WaitAsync(Eventually.Patience);

        Task stop = host.StopAsync();
        stop.IsCompleted.ShouldBeFalse();
        _gate.Release();
        await stop.WaitAsync(Eventually.Patience);

        _journal.Lines.ShouldBe(["in", "out"]);
        _time.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_never_ends_keeps_the_host_from_stopping()
    {
        await using FunctionHost host = await StartAsync(typeof(TimedFunctions.Slow));
        await TimerIsSetToAsync(Start.AddSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _gate.Started.WaitAsync(Eventually.Patience);

        await host.StopAsync().WaitAsync(Eventually.Patience);

        await _gate.Cancelled.WaitAsync(Eventually.Patience);
        _journal.Lines.ShouldBe(["in"]);
    }

    [Theory]
    [InlineData(null, "Sweep:Schedule")]
    [InlineData("", "Sweep:Schedule")]
    [InlineData("every now and then", "every now and then")]
    public void A_wrong_schedule_shows_only_when_it_is_due(string? setting, string message)
        => Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(
            builder => builder.Configuration["Sweep:Schedule"] = setting, typeof(TimedFunctions.BySetting)))
            .Message.ShouldContain(message);

    [Fact]
    public void A_timer_bound_to_another_type_shows_only_when_it_is_due()
        => Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(_ => { }, typeof(TimedFunctions.Wrong)))
            .Message.ShouldContain("TimerInfo");

    Task TimerIsSetToAsync(DateTimeOffset due) => Eventually.IsTrueAsync(() => _time.NextDue == due);

    Task<FunctionHost> StartAsync(Type functions, string? setting = null)
        => FunctionHost.StartAsync(
            builder =>
            {
                builder.Configuration["Sweep:Schedule"] = setting;
                builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton(_journal).AddSingleton(_gate);
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));
            },
            functions);
}
