using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The index entry of an open outcome, at its home slot.</summary>
public sealed record OpenKey(AttemptId Attempt) : RowKey;
