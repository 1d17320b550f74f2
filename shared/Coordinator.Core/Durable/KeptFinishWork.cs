using Coordinator.Core.Transactions;

namespace Coordinator.Core.Durable;

/// <summary>Keeps what a run has to finish, so that the run itself does it.</summary>
sealed class KeptFinishWork : IFinishQueue
{
    /// <summary>The work; null when there is none.</summary>
    public FinishWork? Work { get; private set; }

    /// <inheritdoc />
    public void Enqueue(FinishWork work) => Work = work;
}
