namespace Coordinator.Storage.Tests.Support;

/// <summary>What happens to a request.</summary>
public enum Fault
{
    None,

    /// <summary>It fails before it reaches the store.</summary>
    BeforeDurable,

    /// <summary>The store does it, and the answer is lost.</summary>
    AfterDurable,
}
