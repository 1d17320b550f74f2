using System.Text;
using System.Text.Json;

namespace Coordinator.Functions.Tests.Access;

/// <summary>The header with which App Service authentication says who calls.</summary>
static class PlatformPrincipals
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    const string RoleType = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    public static string Of(string role, string provider = "aad", string roleType = "roles") => Encode(new
    {
        auth_typ = provider,
        name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        role_typ = RoleType,
        claims = new[]
        {
            new { typ = roleType, val = role },
            new { typ = "appid", val = "11111111-1111-1111-1111-111111111111" },
            new
            {
                typ = "http://schemas.microsoft.com/identity/claims/objectidentifier",
                val = "22222222-2222-2222-2222-222222222222",
            },
        },
    });

    public static string WithPlatformRole(string role) => Of(role, roleType: RoleType);

    public static string Encode(object principal) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)));
}
