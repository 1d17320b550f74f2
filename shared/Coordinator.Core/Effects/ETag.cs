namespace Coordinator.Core.Effects;

/// <summary>The store's own mark of one state of one row. Opaque; never compared for order.</summary>
public readonly record struct ETag(string Value);
