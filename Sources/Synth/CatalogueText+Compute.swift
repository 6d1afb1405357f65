extension CatalogueText {
  /// Machines and networks. The syntax is `Catalogue`'s.
  static let compute = #"""
    ec2 DescribeInstances r N40 D30 K50 C14 A10 X20 U14 R6 P6 Z2 e20
      q {"maxResults":<pick:1000|100|50|"100">,"instancesSet":{},"filterSet":{}}
      q {"instancesSet":{"items":[{"instanceId":"<instance>"}]},"filterSet":{}}
      q {"instancesSet":{},"filterSet":{"items":[{"name":"instance-state-name",
    >"valueSet":{"items":[{"value":"running"},{"value":"pending"}]}}]}}
      q {"instancesSet":{},"filterSet":{"items":[{"name":"tag:aws:autoscaling:groupName",
    >"valueSet":{"items":[{"value":"<stack>-asg"}]}}]}}
      e Client.UnauthorizedOperation|You are not authorized to perform this operation. User: <self
    >> is not authorized to perform: ec2:DescribeInstances because no identity-based policy allow
    >s the ec2:DescribeInstances action
      e Client.RequestLimitExceeded|Request limit exceeded.
    ec2 DescribeInstanceStatus r D6 A3 X10 N4 R3
      q {"instancesSet":{"items":[{"instanceId":"<instance>"}]},"filterSet":{},
    >"includeAllInstances":false}
    ec2 DescribeSecurityGroups r N28 C16 D12 A6 K10 X4 U4
      q {"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"<sg>"}]},"filterSet":{}}
      q {"maxResults":1000,"securityGroupSet":{},"securityGroupIdSet":{},
    >"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":"<vpc>"}]}}]}}
    ec2 DescribeVpcs r N20 C12 D8 A4 K4 X3 U3
      q {"vpcSet":{},"filterSet":{}}
      q {"vpcSet":{"items":[{"vpcId":"<vpc>"}]},"filterSet":{}}
    ec2 DescribeSubnets r N20 C12 D6 A3 K16 X4
      q {"subnetSet":{"items":[{"subnetId":"<subnet>"},{"subnetId":"<subnet#2>"}]},"filterSet":{}}
      q {"subnetSet":{},"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":"<vpc>
    >"}]}}]}}
    ec2 DescribeRouteTables r N12 C20 D3 X3
      q {"routeTableIdSet":{"items":[{"routeTableId":"<rtb>"}]},"filterSet":{}}
      q {"routeTableIdSet":{},"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":
    >"<vpc>"}]}}]}}
    ec2 DescribeNetworkInterfaces r N14 K40 X12 C8 D3 V6
      q {"networkInterfaceIdSet":{"items":[{"networkInterfaceId":"<eni>"}]},"filterSet":{}}
      q {"networkInterfaceIdSet":{},"filterSet":{"items":[{"name":"group-id",
    >"valueSet":{"items":[{"value":"<sg>"}]}}]}}
    ec2 DescribeVolumes r N14 D6 A2 K14 X5 R3 V8
      q {"volumeSet":{},"filterSet":{}}
      q {"volumeSet":{"items":[{"volumeId":"<volume>"}]},"filterSet":{}}
    ec2 DescribeSnapshots r N10 D3 X6 R4
      q {"maxResults":1000,"snapshotSet":{},"ownersSet":{"items":[{"owner":"self"}]},
    >"sharedUsersSet":{},"filterSet":{}}
    ec2 DescribeImages r N8 C8 D4 K8 X6
      q {"executableBySet":{},"imagesSet":{"items":[{"imageId":"<image>"}]},"ownersSet":{},
    >"filterSet":{}}
      q {"executableBySet":{},"imagesSet":{},"ownersSet":{"items":[{"owner":"amazon"}]},
    >"filterSet":{"items":[{"name":"name","valueSet":{"items":[{"value":"al2023-ami-2023*-x86_64"}]
    >}}]}}
    ec2 DescribeTags r P34 K20 X4 N4
      q {"filterSet":{"items":[{"name":"resource-id","valueSet":{"items":[{"value":"<instance>"}]}}
    >]}}
    ec2 DescribeAvailabilityZones r K8 C10 D3 N6
      q {"availabilityZoneSet":{},"availabilityZoneIdSet":{},"allAvailabilityZones":false}
    ec2 DescribeRegions r N12 D4 U5 A2
      q {"regionSet":{}}
      q {"regionSet":{},"allRegions":true}
    ec2 DescribeAccountAttributes r X8 C8 D2
      q {"accountAttributeNameSet":{"items":[{"attributeName":"supported-platforms"}]},
    >"filterSet":{}}
    ec2 DescribeInstanceTypes r K20 D2 C2
      q {"instanceTypeSet":{"items":[{"instanceType":"<pick:m6i.large|t3.medium|r6g.xlarge|c7g.2xla
    >rge>"}]},"filterSet":{}}
    ec2 DescribeAddresses r N8 K3 X3 D2
      q {"publicIpsSet":{},"filterSet":{},"allocationIdsSet":{}}
    ec2 DescribeNatGateways r N6 C8 D1
      q {"DescribeNatGatewaysRequest":{"Filter":{"Name":"vpc-id","Value":{"content":"<vpc>",
    >"tag":1},"tag":1}}}
      q {"DescribeNatGatewaysRequest":{"NatGatewayId":{"content":"<nat>","tag":1}}}
    ec2 DescribeVpcEndpoints r N5 C5 D1
      q {"DescribeVpcEndpointsRequest":{"VpcEndpointId":{"content":"<vpce>","tag":1}}}
    ec2 DescribeLaunchTemplates r K10 X5 C5 N3
      q {"DescribeLaunchTemplatesRequest":{"LaunchTemplateName":{"content":"<stack>-lt","tag":1}}}
    ec2 GetEbsEncryptionByDefault r N5
      q {"GetEbsEncryptionByDefaultRequest":""}
    ec2 RunInstances w K4 X3 C2 D2 e90
      q {"instancesSet":{"items":[{"imageId":"<image>","minCount":1,"maxCount":1}]},
    >"instanceType":"<pick#t:m6i.large|t3.medium|c7g.2xlarge>","blockDeviceMapping":{"items":[{"dev
    >iceName":"/dev/xvda","ebs":{"volumeSize":<pick:20|50|100>,"deleteOnTermination":true,
    >"volumeType":"gp3","encrypted":true}}]},"monitoring":{"enabled":true},
    >"disableApiTermination":false,"disableApiStop":false,"clientToken":"<uuid#c>",
    >"iamInstanceProfile":{"name":"<rolename>"},"subnetId":"<subnet>","ebsOptimized":true}
      q {"instancesSet":{"items":[{"imageId":"<image>","minCount":1,"maxCount":2,
    >"keyName":"ops-2024"}]},"instanceType":"<pick#t:m6i.large|t3.medium|c7g.2xlarge>",
    >"disableApiTermination":{"value":false},"iamInstanceProfile":"arn:aws:iam::<account>:instance-
    >profile/<rolename>","clientToken":"<uuid#c>","subnetId":"<subnet>"}
      s {"requestId":"<reqid>","reservationId":"<new:r->","ownerId":"<account>","groupSet":{},
    >"instancesSet":{"items":[{"instanceId":"<new#i:i->","imageId":"<image>",
    >"instanceState":{"code":0,"name":"pending"},"privateDnsName":"ip-10-20-<int:1-60>-<int:4-250>.
    >ec2.internal","amiLaunchIndex":0,"productCodes":{},"instanceType":"<pick#t:m6i.large|t3.medium
    >|c7g.2xlarge>","launchTime":<ms>,"placement":{"availabilityZone":"<zone>",
    >"tenancy":"default"},"monitoring":{"state":"pending"},"subnetId":"<subnet>","vpcId":"<vpc>",
    >"privateIpAddress":"<instanceip>","stateReason":{"code":"pending","message":"pending"},
    >"architecture":"x86_64","rootDeviceType":"ebs","rootDeviceName":"/dev/xvda",
    >"blockDeviceMapping":{},"virtualizationType":"hvm","hypervisor":"xen",
    >"tagSet":{"items":[{"key":"Name","value":"<stack>"}]},"clientToken":"<uuid#c>",
    >"groupSet":{"items":[{"groupId":"<sg>","groupName":"<stack>-sg"}]},"sourceDestCheck":true,
    >"networkInterfaceSet":{"items":[{"networkInterfaceId":"<new:eni->","subnetId":"<subnet>",
    >"vpcId":"<vpc>","ownerId":"<account>","status":"in-use","macAddress":"0a:44:8e:30:47:63",
    >"privateIpAddress":"<instanceip>"}]},"ebsOptimized":true,"enaSupport":true},
    >{"instanceId":"<new#j:i->","imageId":"<image>","instanceState":{"code":0,"name":"pending"},
    >"privateDnsName":"ip-10-20-<int:1-60>-<int:4-250>.ec2.internal","amiLaunchIndex":1,
    >"productCodes":{},"instanceType":"<pick#t:m6i.large|t3.medium|c7g.2xlarge>","launchTime":<ms>,
    >"placement":{"availabilityZone":"<zone>","tenancy":"default"},"monitoring":{"state":"pending"}
    >,"subnetId":"<subnet>","vpcId":"<vpc>","privateIpAddress":"<instanceip#2>",
    >"stateReason":{"code":"pending","message":"pending"},"architecture":"x86_64",
    >"rootDeviceType":"ebs","rootDeviceName":"/dev/xvda","blockDeviceMapping":{},
    >"virtualizationType":"hvm","hypervisor":"xen","tagSet":{"items":[{"key":"Name",
    >"value":"<stack>"},{"key":"kubernetes.io/cluster/<cluster>","value":"owned"},
    >{"key":"karpenter.sh/nodepool","value":"default"}]},"groupSet":{"items":[{"groupId":"<sg>",
    >"groupName":"<stack>-sg"},{"groupId":"<sg#2>","groupName":"<cluster>-nodes"}]},
    >"sourceDestCheck":true,"ebsOptimized":true,"enaSupport":true,"metadataOptions":{"state":"pendi
    >ng","httpTokens":"required","httpPutResponseHopLimit":2,"httpEndpoint":"enabled",
    >"httpProtocolIpv4":"enabled","httpProtocolIpv6":"disabled","instanceMetadataTags":"disabled"},
    >"maintenanceOptions":{"autoRecovery":"default"},"currentInstanceBootMode":"legacy-bios"}]},
    >"requesterId":"<account>"}
      e Client.InsufficientInstanceCapacity|We currently do not have sufficient capacity in the Ava
    >ilability Zone you requested (<zone>).
      e Client.DryRunOperation|Request would have succeeded, but DryRun flag is set.
    ec2 TerminateInstances w K6 X6 D1 A1
      q {"instancesSet":{"items":[{"instanceId":"<instance>"}]}}
      s {"requestId":"<reqid>","instancesSet":{"items":[{"instanceId":"<instance>",
    >"currentState":{"code":32,"name":"shutting-down"},"previousState":{"code":16,
    >"name":"running"}}]}}
    ec2 StartInstances w D3 R4 U2
      q {"instancesSet":{"items":[{"instanceId":"<instance>"}]}}
      s {"requestId":"<reqid>","instancesSet":{"items":[{"instanceId":"<instance>",
    >"currentState":{"code":0,"name":"pending"},"previousState":{"code":80,"name":"stopped"}}]}}
    ec2 StopInstances w D3 R4 U2
      q {"instancesSet":{"items":[{"instanceId":"<instance>"}]},"force":false}
      s {"requestId":"<reqid>","instancesSet":{"items":[{"instanceId":"<instance>",
    >"currentState":{"code":64,"name":"stopping"},"previousState":{"code":16,"name":"running"}}]}}
    ec2 CreateTags w K6 C5 X6 D1
      q {"resourcesSet":{"items":[{"resourceId":"<instance>"}]},"tagSet":{"items":[{"key":"Name",
    >"value":"<stack>"},{"key":"owner","value":"<pick:platform|payments|web|Zürich office>"}]}}
      s {"requestId":"<reqid>","_return":true}
    ec2 CreateSnapshot w R10 X10
      q {"volumeId":"<volume>","description":"nightly <date>"}
      s {"requestId":"<reqid>","snapshotId":"<new:snap->","volumeId":"<volume>","status":"pending",
    >"startTime":<ms>,"progress":"","ownerId":"<account>","volumeSize":<pick:100|50|500>,
    >"description":"nightly <date>","encrypted":true}
    ec2 DeleteSnapshot w R8 X8 e40
      q {"snapshotId":"<snapshot>"}
      s {"requestId":"<reqid>","_return":true}
      e Client.InvalidSnapshot.InUse|The snapshot <snapshot> is currently in use by <image>
    ec2 CreateNetworkInterface w V5 K4 X3
      q {"subnetId":"<subnet>","description":"AWS Lambda VPC ENI-<function>",
    >"groupSet":{"items":[{"groupId":"<sg>"}]},"privateIpAddressesSet":{}}
      s {"requestId":"<reqid>","networkInterface":{"networkInterfaceId":"<new:eni->",
    >"subnetId":"<subnet>","vpcId":"<vpc>","availabilityZone":"<zone>","ownerId":"<account>",
    >"requesterManaged":false,"status":"pending","macAddress":"0e:8f:21:b4:07:c5",
    >"privateIpAddress":"<instanceip>","interfaceType":"interface","groupSet":{"items":[{"groupId":
    >"<sg>","groupName":"<stack>-sg"}]},"tagSet":{}}}
    ec2 DeleteNetworkInterface w V4 K4 X3 e30
      q {"networkInterfaceId":"<eni>"}
      s {"requestId":"<reqid>","_return":true}
      e Client.InvalidNetworkInterfaceID.NotFound|The networkInterface ID '<eni>' does not exist
    ec2 AuthorizeSecurityGroupIngress w C5 D1 K2
      q {"groupId":"<sg>","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,
    >"toPort":443,"groups":{},"ipRanges":{"items":[{"cidrIp":"10.<int:10-60>.0.0/16",
    >"description":"internal"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}
      q {"groupId":"<sg>","ipPermissions":{"items":[{"ipProtocol":"tcp",
    >"fromPort":<pick#p:8080|5432|6379>,"toPort":<pick#p:8080|5432|6379>,
    >"groups":{"items":[{"groupId":"<sg#2>","userId":"<account>"}]},"ipRanges":{},"ipv6Ranges":{},
    >"prefixListIds":{}}]}}
      s {"requestId":"<reqid>","_return":true,"securityGroupRuleSet":{"items":[{"groupOwnerId":"<ac
    >count>","groupId":"<sg>","securityGroupRuleId":"<new:sgr->","isEgress":false,
    >"ipProtocol":"tcp"}]}}
    ec2 RevokeSecurityGroupIngress w C4 D1 K1
      q {"groupId":"<sg>","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,
    >"toPort":443,"groups":{},"ipRanges":{"items":[{"cidrIp":"10.<int:10-60>.0.0/16"}]},
    >"ipv6Ranges":{},"prefixListIds":{}}]}}
      s {"requestId":"<reqid>","_return":true,"revokedSecurityGroupRuleSet":{"items":[{"securityGro
    >upRuleId":"<new:sgr->","groupId":"<sg>","isEgress":false,"ipProtocol":"tcp","fromPort":443,
    >"toPort":443}]}}
    ec2 CreateSecurityGroup w C3 K1
      q {"groupName":"<stack>-sg-<b62:5>","groupDescription":"Managed by Terraform",
    >"vpcId":"<vpc>"}
      s {"requestId":"<reqid>","_return":true,"groupId":"<new:sg->"}
    ec2 DeleteSecurityGroup w C2 K1 e120
      q {"groupId":"<sg>"}
      s {"requestId":"<reqid>","_return":true,"groupId":"<sg>"}
      e Client.DependencyViolation|resource <sg> has a dependent object
    ec2 ModifyInstanceAttribute w C2 D1
      q {"instanceId":"<instance>","disableApiTermination":{"value":true}}
      s {"requestId":"<reqid>","_return":true}
    ec2 ModifyInstanceMetadataOptions w C2
      q {"ModifyInstanceMetadataOptionsRequest":{"HttpTokens":"required","InstanceId":"<instance>",
    >"HttpPutResponseHopLimit":2}}
      s {"ModifyInstanceMetadataOptionsResponse":{"instanceMetadataOptions":{"httpPutResponseHopLim
    >it":2,"state":"pending","httpTokens":"required","httpEndpoint":"enabled"},
    >"instanceId":"<instance>","xmlns":"http://ec2.amazonaws.com/doc/2016-11-15/",
    >"requestId":"<reqid>"}}
    ec2 AttachVolume w K5 X3
      q {"volumeId":"<volume>","instanceId":"<instance>","device":"/dev/xvdba",
    >"deleteOnTermination":false}
      s {"requestId":"<reqid>","volumeId":"<volume>","instanceId":"<instance>",
    >"device":"/dev/xvdba","status":"attaching","attachTime":<ms>,"deleteOnTermination":false}
    ec2 CreateRoute w C1
      q {"routeTableId":"<rtb>","destinationCidrBlock":"10.<int:60-90>.0.0/16",
    >"transitGatewayId":"<tgw>"}
      s {"requestId":"<reqid>","_return":true}
    ec2 CreateFlowLogs w C1
      q {"CreateFlowLogsRequest":{"LogDestination":"arn:aws:s3:::<bucket>","TrafficType":"ALL",
    >"ResourceType":"VPC","LogDestinationType":"s3","ResourceId":{"tag":1,"content":"<vpc>"}}}
      s {"CreateFlowLogsResponse":{"unsuccessful":"","clientToken":"<uuid>",
    >"xmlns":"http://ec2.amazonaws.com/doc/2016-11-15/","flowLogIdSet":{"item":"<new:fl->"},
    >"requestId":"<reqid>"}}
    """#
}
