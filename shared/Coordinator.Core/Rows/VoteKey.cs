using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>The vote of a slot on an attempt; never at the attempt's home slot.</summary>
public sealed record VoteKey(AttemptId Attempt) : RowKey;
