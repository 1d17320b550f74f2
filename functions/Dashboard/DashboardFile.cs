namespace Coordinator.Functions.Dashboard;

/// <summary>A file of the dashboard.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">What it is, with its character set.</param>
/// <param name="Tag">Its entity tag, in quotes: the same on every host of one release.</param>
sealed record DashboardFile(ReadOnlyMemory<byte> Content, string MediaType, string Tag);
