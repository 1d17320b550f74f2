using Microsoft.Extensions.Configuration.Memory;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>Settings below all others: the server logs several lines a request unless it is told otherwise.</summary>
static class QuietDefaults
{
    public static MemoryConfigurationSource Source => new()
    {
        InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")],
    };
}
