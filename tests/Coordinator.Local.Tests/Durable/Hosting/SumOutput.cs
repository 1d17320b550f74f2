namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>A sum, and who has added.</summary>
public sealed record SumOutput(int Sum, string AddedBy)
{
    public string Text => $"{AddedBy}: {Sum}";
}
