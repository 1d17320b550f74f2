namespace Coordinator.Cli.Output;

/// <summary>How results are written.</summary>
enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>The bodies of the API as they are.</summary>
    Json,
}
