namespace Coordinator.Storage.Sagas;

/// <summary>A range of rows to query.</summary>
/// <param name="Filter">The service's filter.</param>
/// <param name="Select">The properties to read; null for all.</param>
readonly record struct SagaRange(string Filter, IReadOnlyList<string>? Select);
