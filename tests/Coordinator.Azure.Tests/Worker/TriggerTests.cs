using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Host.Rpc;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>Timers and queues, with the data that the host's triggers give.</summary>
public sealed class TriggerTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    /// <summary>An attempt that nobody ever began.</summary>
    const string Resolve = """
        {"v":1,"attempt":{"id":"s7-nobody","n":1,"nonce":"n","home":7,"slots":[[7,1]],"hash":"h","commit":1,
        "started":1,"deadline":638000000000000000,"until":638000000000000000}}
        """;

    [SkippableFact]
    public async Task The_sweep_fails_on_what_the_timer_gives_or_for_want_of_the_hub() =>
        Status(await Worker.Host.RunAsync("SweepOpenAttempts", TriggerData.OfTimer(TimeProvider.System.GetUtcNow())))
            .ShouldBe("Success");

    [SkippableTheory]
    [InlineData("FollowLogs", """{"v":1,"slots":[0,1,2,63]}""")]
    [InlineData("ResolveAttempt", Resolve)]
    public async Task A_message_of_another_host_cannot_be_read(string function, string message) =>
        Status(await RunAsync(function, message)).ShouldBe("Success");

    [SkippableTheory]
    [InlineData("FollowLogs", "{}")]
    [InlineData("ResolveAttempt", "no JSON")]
    public async Task A_message_that_makes_no_sense_counts_as_done(string function, string message) =>
        // The host tries again, and then puts it into the poison queue.
        Status(await RunAsync(function, message)).ShouldBe("Failure");

    Task<InvocationResponse> RunAsync(string function, string message) =>
        Worker.Host.RunAsync(function, TriggerData.OfQueue(message, TimeProvider.System.GetUtcNow()));

    static string Status(InvocationResponse answer) => answer.Result.Status.ToString();
}
