using System.Collections.Immutable;

namespace Coordinator.Functions.Access;

/// <summary>What a directory says of a caller.</summary>
sealed record Principal
{
    /// <summary>The claim with app roles.</summary>
    public const string RolesClaim = "roles";

    /// <summary>Claims with the application that calls: of the two versions of access tokens.</summary>
    public static ImmutableArray<string> ApplicationClaims { get; } = ["azp", "appid"];

    /// <summary>Claims with the user, or with the application as an object of the directory.</summary>
    public static ImmutableArray<string> SubjectClaims { get; } = ["oid", "sub"];

    /// <summary>The app roles.</summary>
    public required ImmutableArray<string> Roles { get; init; }

    /// <summary>The application that calls, for itself or for a user.</summary>
    public string? Application { get; init; }

    /// <summary>The user, or the application itself.</summary>
    public string? Subject { get; init; }
}
