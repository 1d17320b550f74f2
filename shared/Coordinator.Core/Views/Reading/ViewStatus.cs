namespace Coordinator.Core.Views.Reading;

/// <summary>A view and how far it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What is going on.</param>
/// <param name="Readable">The generation that is read.</param>
/// <param name="Building">The generation that is being built beside it; null when none is.</param>
public sealed record ViewStatus(
    string Name, ViewState State, GenerationProgress Readable, GenerationProgress? Building);
