using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Cluster;
using Coordinator.Simulation.Systems;
using Coordinator.Simulation.Systems.Clients;
using Coordinator.Storage.Queues;
using Coordinator.TestKit.Faults;
using Coordinator.TestKit.Simulation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Coordinator.Simulation.Tests.Systems;

/// <summary>
/// Systems that are broken on purpose, each of which a few seeds must catch. What is not broken goes through the same
/// seeds with the same options, and comes out clean: it is the break that was caught.
/// </summary>
public sealed class BrokenSystemTests
{
    const int SeedsMax = 12;

    [Fact]
    public void Nobody_notices_that_no_host_drops_a_lost_store() =>
        RequireCaught("LIVE", SystemOptions.Outages with
        {
            Clients = 1,
            Workloads = SystemWorkloads.Checkout,
        }, sound => sound with
        {
            Alter = services => services.Remove(services.Single(
                service => service.ImplementationType == typeof(StoreWatch))),
        });

    [Fact]
    public void Nobody_notices_that_an_aborted_transaction_is_answered_as_committed() =>
        RequireCaught("the view shows", SystemOptions.Quiet with
        {
            Workloads = SystemWorkloads.Checkout,
        }, sound => sound with
        {
            Around = next => context => LieAsync(context, next),
        });

    [Fact]
    public void Nobody_notices_that_clients_repeat_a_request_under_a_new_id() =>
        RequireCaught("ATOM", SystemOptions.Lossy with
        {
            Faults = new FaultRates { LostReplies = 0.05 },
            Workloads = SystemWorkloads.Checkout,
        }, sound => sound with
        {
            RepeatsUnderNewIds = true,
        });

    [Fact]
    public void Nobody_notices_that_a_queue_keeps_nothing_of_what_a_subscription_sends() =>
        RequireCaught("not delivered", SystemOptions.Quiet with
        {
            Length = TimeSpan.FromSeconds(5),
            Workloads = SystemWorkloads.Checkout,
        }, sound => sound with
        {
            Alter = services => services.AddSingleton<ITargetQueues, ForgetfulQueues>(),
        });

    static async Task LieAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.FunctionDefinition.Name == "RunTransaction"
            && context.GetInvocationResult() is { Value: WireResult { Status: 409 } } result)
        {
            result.Value = WireResult.Json(new TransactionResult
            {
                Id = "a",
                Status = TransactionStatuses.Committed,
                CommitTime = new string('0', 16),
                Attempts = 1,
                Slots = [],
                Results = [],
            });
        }
    }

    static void RequireCaught(string word, SystemOptions sound, Func<SystemOptions, SystemOptions> broken)
    {
        for (var seed = 1; seed <= SeedsMax; seed++)
        {
            new SystemRun(seed, sound).Run();
            try
            {
                new SystemRun(seed, broken(sound)).Run();
            }
            catch (SimulationFailedException caught)
            {
                Assert.Contains(word, caught.Message, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail($"{SeedsMax} seeds did not show it");
    }

    /// <summary>They take every message.</summary>
    sealed class ForgetfulQueues : ITargetQueues
    {
        public Task SendAsync(string queue, string message, CancellationToken cancellation) => Task.CompletedTask;
    }
}
