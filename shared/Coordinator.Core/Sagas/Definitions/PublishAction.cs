using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Publishes a message: a transaction with nothing else in it, so it happens once.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Value">The message.</param>
public sealed record PublishAction(string Topic, JsonTemplate Value) : CallAction
{
    /// <inheritdoc />
    public override bool IsStored => true;
}
