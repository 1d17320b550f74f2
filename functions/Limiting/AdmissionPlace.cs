using Coordinator.Core.Model;

namespace Coordinator.Functions.Limiting;

/// <summary>The place of one request among those that a host serves.</summary>
sealed class AdmissionPlace(Admission admission, bool isWaiting, Tenant tenant, long entered) : IDisposable
{
    /// <summary>Whether it mostly waits.</summary>
    public bool IsWaiting => isWaiting;

    /// <summary>Whose request it is.</summary>
    public Tenant Tenant => tenant;

    /// <summary>The timestamp at which it was let in.</summary>
    public long Entered => entered;

    /// <summary>Time that went by because the caller was slow to send.</summary>
    public TimeSpan OfCaller { get; set; }

    /// <summary>The status of the answer, as soon as it is known.</summary>
    public int? Status { get; set; }

    /// <inheritdoc />
    public void Dispose() => admission.Leave(this, Status);
}
