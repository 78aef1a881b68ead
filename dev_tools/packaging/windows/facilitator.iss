; The installer for Windows 10 and 11, made by Inno Setup 6.3 or newer from dist\facilitator:
;
;     iscc /DVersion=0.1.0 dev_tools\packaging\windows\facilitator.iss
;
; For one user, without an administrator. Sessions, settings and backups stay when it is removed.

#ifndef Version
  #error Call it with /DVersion=...
#endif

#define Root AddBackslash(SourcePath) + "..\..\.."
#define SessionType "Facilitator.Session"

[Setup]
AppId={{6C0D2B0B-5B0E-4B59-9C0C-0C6F5E1B8A27}
AppName={cm:ProgramName}
AppVersion={#Version}
AppVerName={cm:ProgramName} {#Version}
AppPublisher=The Facilitator authors
VersionInfoVersion={#Version}
VersionInfoProductName=Facilitator
VersionInfoDescription=Facilitator Setup
DefaultDirName={localappdata}\Programs\Facilitator
DisableProgramGroupPage=yes
DisableDirPage=auto
UsePreviousLanguage=yes
ShowLanguageDialog=auto
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir={#Root}
OutputDir=dist
OutputBaseFilename=facilitator-{#Version}-setup
SetupIconFile=build\build_installer\facilitator.ico
WizardSmallImageFile=build\build_installer\wizard-55.bmp,build\build_installer\wizard-83.bmp,build\build_installer\wizard-110.bmp,build\build_installer\wizard-138.bmp
UninstallDisplayIcon={app}\facilitator.exe
UninstallDisplayName={cm:ProgramName}
LicenseFile=LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; Asks to close the program where it runs: its files cannot be replaced before.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
ru.ProgramName=Пульт ведущего
en.ProgramName=Facilitator
ru.SessionName=Стратегическая сессия
en.SessionName=Strategic session
ru.SelfTest=Проверить, что всё работает
en.SelfTest=Check that everything works

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[InstallDelete]
; Libraries of an older version must not be found beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "dist\facilitator\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{userprograms}\{cm:ProgramName}"; Filename: "{app}\facilitator.exe"; AppUserModelID: "Facilitator.Facilitator"
Name: "{userdesktop}\{cm:ProgramName}"; Filename: "{app}\facilitator.exe"; AppUserModelID: "Facilitator.Facilitator"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\.facil"; ValueType: string; ValueData: "{#SessionType}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.facil\OpenWithProgids"; ValueType: none; ValueName: "{#SessionType}"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\{#SessionType}"; ValueType: string; ValueData: "{cm:SessionName}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\{#SessionType}\DefaultIcon"; ValueType: string; ValueData: "{app}\facilitator.exe,0"
Root: HKCU; Subkey: "Software\Classes\{#SessionType}\shell\open\command"; ValueType: string; ValueData: """{app}\facilitator.exe"" ""%1"""

[Run]
Filename: "{cmd}"; Parameters: "/k """"{app}\facilitator-console.exe"" self-test"""; Description: "{cm:SelfTest}"; Flags: postinstall nowait skipifsilent unchecked
Filename: "{app}\facilitator.exe"; Description: "{cm:LaunchProgram,{cm:ProgramName}}"; Flags: postinstall nowait skipifsilent
