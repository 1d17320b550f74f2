using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Parsing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>An attempt that its coordinator left open.</summary>
static class OpenAttempt
{
    /// <summary>A coordinator with the services of a host dies in the middle of its prepare.</summary>
    public static async Task<Attempt> LeaveAsync(
        IServiceProvider services, ItemName item, TransactionId id, TimeSpan lease)
    {
        var context = services.GetRequiredService<ProtocolContext>();
        var effects = new DyingEffects(context.Effects);
        var dying = context with { Effects = effects, Options = context.Options with { AttemptLease = lease } };
        var coordinator = new TransactionCoordinator(dying, services.GetRequiredService<IFinishQueue>());
        ImmutableArray<Operation> operations = [new PutOperation(item, "{}")];
        await Should.ThrowAsync<DiedException>(() => coordinator.RunAsync(new TransactionRequest
        {
            Id = id,
            Operations = operations,
            PayloadHash = PayloadHash.Of(operations),
            Timeout = TimeSpan.FromSeconds(5),
        }));
        return effects.LastAttempt!;
    }
}
