namespace Coordinator.Core.Sagas.Stores;

/// <summary>A cursor is not one that the list gave out.</summary>
public sealed class InvalidCursorException() : Exception("The cursor is none that this list gave out.");
