namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where the name's token starts, in bytes.</param>
/// <param name="Value">Its value.</param>
sealed record SourceMember(string Name, int Offset, SourceNode Value);
