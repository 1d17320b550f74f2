using Coordinator.TestKit.Conformance;

namespace Coordinator.Local.Tests.Conformance;

/// <summary>A test that needs the official API lists; it is reported as skipped where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class OfficialApiFactAttribute : FactAttribute
{
    public OfficialApiFactAttribute()
    {
        if (OfficialApi.Folder is null)
            Skip = OfficialApi.HowToGetIt;
    }
}
