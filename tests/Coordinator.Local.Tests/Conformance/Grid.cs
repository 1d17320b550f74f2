namespace Coordinator.Local.Tests.Conformance;

/// <summary>Members of kinds that are rare in the framework.</summary>
abstract class Grid
{
    protected Grid() => Size = 0;

    public int Size { get; private set; }

    public void Fill(int[,] cells, int[][] rows) => Size = Count(cells) + rows.Length;

    int Count(int[,] cells) => cells.Length + Size;
}
